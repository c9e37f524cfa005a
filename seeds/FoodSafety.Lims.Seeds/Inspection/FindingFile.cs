using System.Globalization;
using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>Writes inbound findings (不合格线索) in the notation of public bulletins: triples, several items, first and re-test, five values.</summary>
public static class FindingFile
{
    private static readonly string[] Header =
        ["抽样编号", "食品名称", "不合格项目║检验结果║标准值", "被抽样单位", "标称生产企业", "规格型号", "生产日期/批号", "分类", "公告号", "公告日期", "来源"];

    // Item and limit as cited in official bulletins (seeds/reference/limits.json); {0} and {1} become values above the limit.
    private static readonly (string Food, string Category, decimal Limit, string Pattern)[] Patterns =
    [
        ("香蕉", "水果类", 0.02m, "噻虫嗪║{0}mg/kg║≤0.02mg/kg"),
        ("芹菜", "蔬菜", 0.05m, "毒死蜱║{0}mg/kg║≤0.05mg/kg；甲拌磷║{1}mg/kg║≤0.01mg/kg"),
        ("龙眼", "水果类", 0.05m, "初检结果：二氧化硫残留量║{0}g/kg║≤0.05g/kg复检结果：二氧化硫残留量║{1}g/kg║≤0.05g/kg"),
        ("草鱼", "水产品", 100m, "恩诺沙星║{0}μg/kg║≤100μg/kg"),
        ("豆芽", "蔬菜", 0.05m, "6-苄基腺嘌呤(6-BA)║{0}mg/kg║不得检出"),
        ("桶装饮用水", "饮料", 1m, "铜绿假单胞菌║45,70,160,110,12CFU/250mL║n=5,c=0,m=0CFU/250mL"),
        ("山药", "蔬菜", 0.3m, "咪鲜胺和咪鲜胺锰盐║{0}mg/kg║≤0.3mg/kg"),
        ("辣椒", "蔬菜", 0.05m, "镉(以Cd计)║{0}mg/kg║≤0.05mg/kg"),
    ];

    private static readonly string[] Sources = ["国抽", "省抽", "市抽", "外地协查函"];

    public static FileTally Write(string path, InspectionOptions options)
    {
        using var stream = File.Create(path);
        return Write(stream, options);
    }

    /// <summary>As many findings as <see cref="InspectionOptions.Samples"/> says; of a dirty file every tenth cannot be understood.</summary>
    public static FileTally Write(Stream stream, InspectionOptions options)
    {
        var words = new MarketWords(options.Seed);
        var days = BusinessDays.Of(options.Year);
        var tally = new FileTally();
        using var cells = new CellWriter(stream, options.Encoding);
        cells.Row(Header);
        for (var index = 0; index < options.Samples; index++)
        {
            var random = new FixedRandom(options.Seed ^ 0x46494E44, index);
            var (food, category, limit, pattern) = Patterns[index % Patterns.Length];
            var isFlawed = options.IsDirty && index % SampleFile.FlawEvery == SampleFile.FlawEvery - 1;
            // Bulletins come out from March on; the last twentieth of the year is left for the disposal.
            var bulletinOn = days[60 + (int)((long)index * (days.Count - 80) / options.Samples)];
            var isProcessed = category == "饮料";
            cells.Row(
            [
                FormattableString.Invariant($"GC{options.Year % 100:00}{options.DistrictCode[..6]}{index + 1:0000}"),
                food,
                isFlawed ? "感官有点怪" : string.Format(CultureInfo.InvariantCulture, pattern, Above(limit, ref random), Above(limit, ref random)),
                options.DistrictName + words.Shops[random.Below(words.Shops.Count)],
                isProcessed ? words.Makers[random.Below(words.Makers.Count)] : "/",
                isProcessed ? "18.9L/桶" : "散装",
                FormattableString.Invariant($"{bulletinOn.AddDays(-45):yyyy-MM-dd}") + (isProcessed ? "" : "（购进日期）"),
                category,
                FormattableString.Invariant($"{options.Year}年第{bulletinOn.Month}期"),
                FormattableString.Invariant($"{bulletinOn:yyyy-MM-dd}"),
                Sources[random.Below(Sources.Length)],
            ]);
            tally.Rows++;
            if (isFlawed)
            {
                tally.Refuse("not-understood");
                continue;
            }

            tally.Accepted++;
            tally.NonCompliant++;
            tally.DisposalCases++;
        }

        return tally;
    }

    private static string Above(decimal limit, ref FixedRandom random) =>
        (limit * (110 + random.Below(300)) / 100).ToString("0.####", CultureInfo.InvariantCulture);
}
