namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Whether a record came from a rapid test (快检) or from sampling inspection (抽检).</summary>
public enum RecordKind : byte
{
    RapidTest = 0,
    Sample = 1,
}

/// <summary>
/// What the plans' filters may ask of one record, already in the vocabulary of the reference data (Chinese names);
/// null where the record does not say or the name is not known there: such a record fills no target that filters by it.
/// </summary>
/// <param name="Kind">Rapid test or inspected sample.</param>
/// <param name="PlaceType">场所类型, e.g. 农贸市场, 大型超市, 批发市场, 学校食堂.</param>
/// <param name="Stage">环节: 种养殖, 生产, 流通, 餐饮.</param>
/// <param name="FoodCategory">食品大类 of the 39 classes, e.g. 蔬菜, 水产品.</param>
/// <param name="MethodClass">方法类别: 快检, 定量, 重金属专项.</param>
/// <param name="Programme">任务类别: 监督抽检, 评价性抽检, 风险监测, …; of a rapid test its 任务来源.</param>
/// <param name="ProgrammeSource">任务来源 of a sample: 国, 省, 市, 区.</param>
/// <param name="Selection">抽样方式: 随机, 针对性.</param>
/// <param name="Organiser">组织方: 监管, 市场自检, 企业自检.</param>
/// <param name="Owner">Department that owns the programme, e.g. 区农业农村局; of a record without one, null.</param>
/// <param name="Site">Code of the site (受检场所), e.g. 440304-M01.</param>
public readonly record struct RecordFacts(
    RecordKind Kind,
    string? PlaceType = null,
    string? Stage = null,
    string? FoodCategory = null,
    string? MethodClass = null,
    string? Programme = null,
    string? ProgrammeSource = null,
    string? Selection = null,
    string? Organiser = null,
    string? Owner = null,
    string? Site = null);
