using System.Globalization;
using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>Writes one laboratory's results (检验结果) of the samples of <see cref="SampleFile"/> with the same options.</summary>
public static class ResultFile
{
    /// <summary>Every how many rows a dirty file has a flawed one.</summary>
    public const int FlawEvery = 10;

    private const int MostItems = 4;
    private static readonly string[] Header =
    [
        "抽样单编号", "检验项目", "检验结果", "单位", "标准值", "定量限", "检验依据", "判定依据", "结果判定", "样品到达日期", "检验日期", "签发日期", "报告编号", "阶段",
    ];

    // null: the row above once more, a duplicate.
    private static readonly string?[] Flaws = ["unknown-sample", "not-a-date", "unknown-outcome", "not-understood", null, "in-the-future", "missing"];

    public static FileTally Write(string path, InspectionOptions options, int labNumber)
    {
        using var stream = File.Create(path);
        return Write(stream, options, labNumber);
    }

    /// <param name="stream">Where to write.</param>
    /// <param name="options">Those the samples were written with; a dirty result file belongs to a clean sample file.</param>
    /// <param name="labNumber">1 or 2: a laboratory sends only its own.</param>
    public static FileTally Write(Stream stream, InspectionOptions options, int labNumber)
    {
        var plan = new InspectionPlan(options);
        var tally = new FileTally();
        using var cells = new CellWriter(stream, options.Encoding);
        cells.Row(Header);
        for (var index = 0; index < options.Samples; index++)
        {
            var sample = plan[index];
            if (sample.LabNumber == labNumber)
                WriteSample(cells, tally, options, plan, sample);
        }

        return tally;
    }

    private static void WriteSample(CellWriter cells, FileTally tally, InspectionOptions options, InspectionPlan plan, InspectionSample sample)
    {
        var random = new FixedRandom(sample.Noise, 2);
        var limits = plan.Limits.Find(sample.Food, sample.SampledOn);
        var first = random.Below(limits.Count);
        var items = Math.Min(limits.Count, 1 + random.Below(MostItems));
        bool isReported = false, isCase = false;
        string[]? above = null;
        for (var item = 0; item < items; item++)
        {
            var fails = sample.Fails && item == 0;
            var row = Cells(options, plan, sample, limits[(first + item) % limits.Count], fails, ref random);
            var isFlawed = options.IsDirty && above is not null && tally.Rows % FlawEvery == FlawEvery - 1;
            var flaw = isFlawed ? Flaws[(int)(tally.Rows / FlawEvery % Flaws.Length)] : null;
            tally.Rows++;
            if (!isFlawed)
            {
                tally.Accepted++;
                tally.Compliant += fails ? 0 : 1;
                tally.NonCompliant += fails ? 1 : 0;
                isReported = true;
                isCase |= fails;
                above = row;
            }
            else if (flaw is null)
            {
                tally.Duplicate++;
                row = above!;
            }
            else
            {
                tally.Refuse(flaw);
                Spoil(row, flaw, options);
            }

            cells.Row(row);
        }

        tally.Batches += isReported ? 1 : 0;
        tally.DisposalCases += isCase ? 1 : 0;
    }

    private static void Spoil(string[] row, string flaw, InspectionOptions options)
    {
        var (column, text) = flaw switch
        {
            "unknown-sample" => (0, "XBJ00000000000"),
            "not-a-date" => (10, FormattableString.Invariant($"{options.Year}-02-30")),
            "unknown-outcome" => (8, "也许"),
            "not-understood" => (2, "字迹不清"),
            "in-the-future" => (10, "2999-01-01"),
            _ => (1, ""),
        };
        row[column] = text;
    }

    private static string[] Cells(
        InspectionOptions options, InspectionPlan plan, InspectionSample sample, LimitTable.Limit limit, bool fails, ref FixedRandom random)
    {
        var (result, quantification) = limit.Value is { } value
            ? Measure(value, fails, ref random)
            : (fails ? Text(Significant(0.5m + random.Below(400) / 100m)) : "未检出", "0.5");
        return
        [
            plan.NumberOf(sample.Index),
            limit.Item,
            result,
            limit.Unit ?? "μg/kg",
            limit.Value is { } most ? "≤" + Text(most) : limit.Comparator == "not-allowed" ? "不得使用" : "不得检出",
            quantification,
            MethodOf(limit.Standard),
            limit.Standard,
            fails ? "不合格" : "合格",
            Iso(sample.SampledOn.AddDays(1)),
            Iso(sample.SampledOn.AddDays(5)),
            Iso(sample.SampledOn.AddDays(10)),
            FormattableString.Invariant($"R{options.Year % 100:00}-{sample.LabNumber}-{sample.Index + 1:00000}"),
            "初检",
        ];
    }

    /// <summary>A value below the limit (half of them not detected at half the limit) or 1.1 to 4 times it.</summary>
    private static (string Result, string Quantification) Measure(decimal limit, bool fails, ref FixedRandom random)
    {
        var quantification = Text(limit / 2);
        if (fails)
            return (Text(Significant(limit * (110 + random.Below(290)) / 100)), quantification);
        return random.Below(2) == 0
            ? ("未检出", quantification)
            : (Text(Significant(limit * (51 + random.Below(45)) / 100)), quantification);
    }

    // Three significant figures, as laboratories report.
    private static decimal Significant(decimal value)
    {
        var decimals = 2;
        for (var scale = value; scale < 1; scale *= 10)
            decimals++;
        for (var scale = value; scale >= 10 && decimals > 0; scale /= 10)
            decimals--;
        return Math.Round(value, decimals);
    }

    private static string MethodOf(string standard) => standard switch
    {
        _ when standard.StartsWith("GB 2763", StringComparison.Ordinal) => "GB 23200.121-2021",
        _ when standard.StartsWith("GB 2762", StringComparison.Ordinal) => "GB 5009.268-2016",
        _ when standard.StartsWith("GB 2761", StringComparison.Ordinal) => "GB 5009.22-2016",
        _ when standard.StartsWith("GB 31650", StringComparison.Ordinal) => "GB 31658.17-2021",
        _ => "GB/T 5009",
    };

    private static string Iso(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
