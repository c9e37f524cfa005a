using System.Globalization;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>Two independent readers of the same real rows: what both understand they must understand alike.</summary>
[TestFixture]
public sealed class SecondReadingTests
{
    [Test]
    public void A_naive_second_reader_understands_the_real_rows_alike()
    {
        var (compared, open) = (0, new List<string>());
        using (Assert.EnterMultipleScope())
            foreach (var (id, cell, _) in BulletinRowsTests.Rows())
            {
                if (FailureNotation.Parse(cell).Value is not { } read)
                    continue;
                if (SecondReading.Read(cell) is not { } second)
                {
                    open.Add(cell);
                    continue;
                }
                compared++;
                Assert.That(string.Join("\n", read.Items.Select(Describe)), Is.EqualTo(string.Join("\n", second.Select(Describe))), $"{id}: {cell}");
            }

        TestContext.Out.WriteLine($"{compared} rows compared, {open.Count} left open:\n{string.Join('\n', open)}");
        Assert.That(compared, Is.GreaterThanOrEqualTo(385));
    }

    private static string Describe(FailedItem item)
    {
        var judgement = ResultJudge.Judge(item.Value, item.Limit);
        var values = item.Value.Kind == ValueKind.List ? item.Value.Items : [item.Value];
        // The naive reader converts no units: where they differ it has no verdict.
        var verdict = item.Limit.Kind == LimitKind.Range && item.Value.Kind == ValueKind.Exact && item.Value.Unit != item.Limit.Unit ? null : judgement.Verdict;
        return $"{item.Name} {item.Phase} [{string.Join(' ', values.Select(Amount))} {Unit(values[0].Unit)}] {Describe(item.Limit)} {verdict}";
    }

    private static string Describe(SecondReading.Item item) =>
        $"{item.Name} {(item.IsRecheck ? ResultPhase.Recheck : ResultPhase.Initial)} [{string.Join(' ', item.Values.Split(' ').Select(Plain))} {NoStroke(item.ValueUnit)}] {item.Limit} {NoStroke(item.LimitUnit)} "
        + item.Fails switch { true => "NonCompliant", false => "Compliant", null => "" };

    private static string Plain(string value) => value is ['<' or '>', .. var bound] ? value[0] + Plain(bound)
        : decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) ? SecondReading.Text(number) : value;

    // "2.2/": no unit.
    private static string NoStroke(string unit) => unit == "/" ? "" : unit;

    private static string Amount(MeasuredValue value) => value.Kind switch
    {
        ValueKind.Exact => SecondReading.Text(value.Amount),
        ValueKind.LessThan => $"<{SecondReading.Text(value.Amount)}",
        ValueKind.GreaterThan => $">{SecondReading.Text(value.Amount)}",
        ValueKind.Detected => "检出",
        ValueKind.NotDetected => "未检出",
        var other => other.ToString(),
    };

    private static string Unit(MeasurementUnit unit) => (unit.Symbol ?? "").Replace("²", "2");

    private static string Describe(Limit limit) => limit.Kind switch
    {
        LimitKind.ZeroTolerance => "0 ",
        LimitKind.NotGiven => "not given ",
        LimitKind.SamplingPlan => $"n{limit.Plan!.Value.SampleCount} c{limit.Plan.Value.AcceptedCount} m{SecondReading.Text(limit.Plan.Value.LowerLimit)} M{(limit.Plan.Value.UpperLimit is { } upper ? SecondReading.Text(upper) : "")} {Unit(limit.Unit)}",
        _ when limit is { Minimum: { } low, Maximum: { } high } => $"{SecondReading.Text(low)}~{SecondReading.Text(high)} {Unit(limit.Unit)}",
        _ when limit.Maximum is { } most => $"{(limit.IncludesMaximum ? "≤" : "<")}{SecondReading.Text(most)} {Unit(limit.Unit)}",
        _ when limit.Minimum is { } least => $"{(limit.IncludesMinimum ? "≥" : ">")}{SecondReading.Text(least)} {Unit(limit.Unit)}",
        _ => limit.Kind.ToString(),
    };
}
