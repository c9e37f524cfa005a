using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Records;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.SampleColumns;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>Reads sampling forms (抽样单).</summary>
public sealed class SampleReader(RowSource source, ColumnMap columns, RulesSnapshot rules)
    : RecordReader<SampleRow>(source, columns, rules, C.FirstOther)
{
    /// <inheritdoc/>
    protected override SampleRow? ReadRow()
    {
        var sampleNo = SampleNo(C.SampleNo);
        var sampledOn = Day(C.SampledOn);
        var organisation = Organisation(C.SamplingOrganisation);
        var laboratory = Organisation(C.Laboratory);
        var food = Required(C.Food);
        var written = Required(C.FoodCategory);
        var row = new SampleRow
        {
            RowNumber = RowNumber,
            SampleNo = sampleNo,
            SampledOn = sampledOn.GetValueOrDefault(),
            ProgrammeSource = Standard(C.ProgrammeSource, "programme-source"),
            Programme = Standard(C.Programme, "programme") ?? "",
            Selection = Standard(C.Selection, "selection"),
            MethodClass = Standard(C.MethodClass, "method-class"),
            SamplingOrganisation = organisation,
            Laboratory = laboratory,
            SampledParty = Required(C.SampledParty),
            Food = food,
            FoodCategory = written,
            Category = written.Length + food.Length > 0 ? Category(written, food, C.Food) : null,
            Stage = Standard(C.Stage, "stage"),
            PlaceType = Standard(C.PlaceType, "place-type"),
            Details = Details(),
        };
        CheckSamplers();
        Amount(C.Quantity, 0.000_001m);
        Amount(C.BackupQuantity, 0m);
        Amount(C.LotSize, 0m);
        if (Cell(C.CreditCode) is { } code && code is not ("/" or "-" or "—") && !LostNumber.Is(code) && !CreditCode.IsValid(code))
            Fault(C.CreditCode, FaultCodes.BadCheckDigit, "不是有效的统一社会信用代码（18 位，末位为校验码，GB 32100），请核对；没有时留空。");
        if (row.PlaceType == "网店" && Cell(C.Platform) is null)
            Fault(C.Platform, FaultCodes.Missing, null, $"第 {RowNumber} 行是网络抽样，缺少“{Header(C.Platform)}”，请补填平台名称。");
        CheckSender(organisation, laboratory);
        return HasFault ? null : row;
    }

    // 抽样检验管理办法: two or more samplers on site.
    private void CheckSamplers()
    {
        var samplers = Required(C.Samplers);
        if (samplers.Length > 0 && PersonNames.Of(samplers).Count < 2)
            Fault(C.Samplers, FaultCodes.Missing, "只有一人：抽样人员不得少于两人，请补填另一人（用“、”分开）。");
    }

    private void CheckSender(string organisation, string laboratory)
    {
        if (Rules.OrganisationKind == "market")
            Fault(C.SampleNo, FaultCodes.NotYours, $"不能由市场 {Rules.OrganisationCode} 上传：抽样单由监管部门或检验机构上传。");
        else if (Rules.OrganisationKind == "lab" && organisation.Length > 0 && laboratory.Length > 0
            && organisation != Rules.OrganisationCode && laboratory != Rules.OrganisationCode)
            Fault(C.Laboratory, FaultCodes.NotYours, $"不是上传单位 {Rules.OrganisationCode}，抽样单位也不是：检验机构只能上传本机构抽样或承检的样品。");
    }
}
