using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>The validity rule sets there are, each version. Public rules: whoever may ask anything may see them.</summary>
public sealed record ListRuleSets
{
    public RuleSetList Handle(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        return new RuleSetList(
        [
            .. ValidityLaws.RuleSets(new ReferenceSets(connection)).Select(set => new RuleSetList.Version(
                set.Code, set.Province, set.Title, set.EffectiveFrom, set.EffectiveTo, set.Source, set.Certainty,
                [.. set.Rules.Select(rule => new RuleSetList.Rule(ValidityRuleSetsFile.Word(rule.Kind), Sentence(rule)))])),
        ]);
    }

    private static string Sentence(ValidityRule rule)
    {
        var where = rule.PlaceTypes.IsEmpty ? "" : $"{string.Join("、", rule.PlaceTypes)}的";
        var by = rule.Provenances.IsEmpty ? "记录" : $"来源为{string.Join("、", rule.Provenances)}的记录";
        return rule.Kind switch
        {
            ValidityRuleKind.EnteredWithin => FormattableString.Invariant($"{where}{by}须在检测后 {rule.Hours} 小时内{(rule.Clock == ArrivalClock.Received ? "送达本系统" : "录入")}"),
            ValidityRuleKind.PhotosRequired => $"{where}{by}须附照片{(rule.Hours is { } hours ? FormattableString.Invariant($"（检测后 {hours} 小时内）") : "")}",
            ValidityRuleKind.HandEntryBarred => $"{where}记录不得以{string.Join("、", rule.Provenances)}报送",
            ValidityRuleKind.PhotosNotReused => $"{where}{by}的照片不得与另一样品的相同（按照片名称或链接比较）",
            ValidityRuleKind.KitInDate => $"{where}{by}所用试剂须已登记且在有效期内",
            ValidityRuleKind.DeviceCalibrated => $"{where}{by}所用设备须已登记且在校准有效期内",
            _ => $"{where}{by}的检测人须已登记且培训有效",
        };
    }
}
