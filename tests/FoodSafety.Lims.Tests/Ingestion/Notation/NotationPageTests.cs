using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>docs/notation.md against the readers: every row of its tables.</summary>
[TestFixture]
public sealed partial class NotationPageTests
{
    private static IEnumerable<TestCaseData> Rows()
    {
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "notation.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            if (Row().Match(line) is { Success: true } row)
                yield return new TestCaseData(section, row.Groups[1].Value, row.Groups[2].Value);
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void The_page_says_what_the_readers_do(string section, string written, string said) => Assert.That(
        section == "Results" ? OfResult(ResultNotation.Parse(written)) : OfLimit(LimitNotation.Parse(written)), Is.EqualTo(said));

    [Test]
    public void The_page_has_rows() => Assert.That(Rows().Count(), Is.GreaterThan(25));

    private static string OfResult(Understood<MeasuredValue> read) => read.TryGet(out var value, out var fault) ? Describe(value) : $"refused: {fault.Code}";

    private static string OfLimit(Understood<Limit> read)
    {
        if (!read.TryGet(out var limit, out var fault))
            return $"refused: {fault.Code}";
        var text = limit.Kind switch
        {
            LimitKind.Range => string.Join(' ', ((string?[])[limit.Minimum is { } low ? Invariant($"≥ {low}") : null, limit.Maximum is { } high ? Invariant($"≤ {high}") : null]).OfType<string>()),
            LimitKind.SamplingPlan => Invariant($"n {limit.Plan!.Value.SampleCount} c {limit.Plan.Value.AcceptedCount} m {limit.Plan.Value.LowerLimit}")
                + (limit.Plan.Value.UpperLimit is { } most ? Invariant($" M {most}") : ""),
            LimitKind.ZeroTolerance => "zero tolerance",
            _ => "not given",
        };
        return $"{text} {limit.Unit}".Trim();
    }

    private static string Describe(MeasuredValue value) => value.Kind switch
    {
        ValueKind.List => string.Join(", ", value.Items.Select(Describe)),
        ValueKind.Exact => Invariant($"{value.Amount} {value.Unit}").Trim(),
        ValueKind.LessThan => Invariant($"below {value.Amount} {value.Unit}").Trim(),
        ValueKind.GreaterThan => Invariant($"above {value.Amount} {value.Unit}").Trim(),
        ValueKind.NotDetected => "not detected",
        ValueKind.Detected => "detected",
        ValueKind.NonConforming => "non-conforming",
        _ => "not given",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `(.+)` \| (.+) \|$")]
    private static partial Regex Row();
}
