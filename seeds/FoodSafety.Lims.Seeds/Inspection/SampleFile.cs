using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>Writes files of sampling forms (抽样单) and says what an import of them must count.</summary>
public static class SampleFile
{
    /// <summary>Every how many rows a dirty file has a flawed one.</summary>
    public const int FlawEvery = 10;

    private static readonly string[] Header =
    [
        "抽样单编号", "任务来源", "任务类别", "抽样方式", "方法类别", "抽样日期", "抽样单位", "抽样人员", "被抽样单位", "统一社会信用代码", "环节", "场所类型",
        "样品名称", "食品大类", "标称生产企业", "生产日期/批号", "抽样基数", "抽样数量", "备样数量", "单位", "检验机构", "封条编号",
    ];

    // The codes a flawed row is refused with; null: the row above once more, a duplicate.
    private static readonly string?[] Flaws = ["missing", "not-a-date", "unknown-org", "bad-check-digit", null, "in-the-future", "not-a-number"];
    private static readonly string[] PlaceTypes = ["农贸市场", "大型超市", "商场超市", "学校食堂", "餐馆", "批发市场", "学生集体用餐配送单位", "食品店"];

    public static FileTally Write(string path, InspectionOptions options)
    {
        using var stream = File.Create(path);
        return Write(stream, options);
    }

    public static FileTally Write(Stream stream, InspectionOptions options)
    {
        var plan = new InspectionPlan(options);
        var tally = new FileTally();
        using var cells = new CellWriter(stream, options.Encoding);
        cells.Row(Header);
        for (var index = 0; index < options.Samples; index++)
        {
            var isFlawed = options.IsDirty && index % FlawEvery == FlawEvery - 1;
            var flaw = isFlawed ? Flaws[index / FlawEvery % Flaws.Length] : null;
            tally.Rows++;
            if (!isFlawed)
                tally.Accepted++;
            else if (flaw is null)
                tally.Duplicate++;
            else
                tally.Refuse(flaw);
            cells.Row(Cells(options, plan, plan[isFlawed && flaw is null ? index - 1 : index], flaw));
        }

        tally.Batches = tally.Accepted;
        return tally;
    }

    private static string[] Cells(InspectionOptions options, InspectionPlan plan, InspectionSample sample, string? flaw)
    {
        var random = new FixedRandom(sample.Noise, 1);
        var words = plan.Words;
        var firstSampler = random.Below(words.People.Count - 1);
        var credit = CreditCode.Of(options.DistrictCode, sample.Shop);
        var place = PlaceTypes[random.Below(PlaceTypes.Length)];
        var sampledOn = flaw switch
        {
            "not-a-date" => $"{options.Year}-02-30",
            "in-the-future" => "2999-01-01",
            _ => Iso(sample.SampledOn),
        };
        return
        [
            plan.NumberOf(sample.Index),
            random.Below(10) == 0 ? "市" : "区",
            sample.Programme,
            sample.Programme is "评价性抽检" || random.Below(3) == 0 ? "随机" : "针对性",
            "定量",
            sampledOn,
            flaw == "unknown-org" ? "不存在的机构" : $"{options.DistrictCode}-REG",
            words.People[firstSampler] + (flaw == "missing" ? "" : "、" + words.People[firstSampler + 1]),
            options.DistrictName + words.Shops[sample.Shop],
            flaw == "bad-check-digit" ? CreditCode.WithWrongCheck(credit) : credit,
            place is "学校食堂" or "餐馆" or "学生集体用餐配送单位" ? "餐饮" : "流通",
            place,
            sample.Food.Name,
            sample.Food.Category,
            sample.IsFarmProduce ? "/" : words.Makers[random.Below(words.Makers.Count)],
            Iso(sample.SampledOn.AddDays(sample.IsFarmProduce ? -1 : -20 - random.Below(60))),
            FormattableString.Invariant($"{5 + random.Below(60)}"),
            flaw == "not-a-number" ? "两份" : FormattableString.Invariant($"{2 + random.Below(3)}"),
            "1",
            "kg",
            plan.LabOf(sample.LabNumber),
            FormattableString.Invariant($"F{options.Year % 100:00}{sample.Index + 1:000000}"),
        ];
    }

    private static string Iso(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
