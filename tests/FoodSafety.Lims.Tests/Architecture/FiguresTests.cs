using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>
/// The READMEs' figures are those of benchmarks/results: of each result the newest run, on whatever machine it was, and each table
/// names its machine.
/// </summary>
public sealed class FiguresTests
{
    private const string Start = "<!-- figures -->";
    private const string End = "<!-- /figures -->";
    private const string Refresh = "LIMS_REFRESH_DOCS=1 dotnet test tests/FoodSafety.Lims.Tests --filter FiguresTests";

    private static readonly string Benchmarks = Path.Combine(Repository.Root, "benchmarks");
    private static readonly Measure[] Measures = Read<Measure[]>(Path.Combine(Benchmarks, "measures.json"));

    /// <summary>The newest run of each result that says something of a measure.</summary>
    private static readonly (string File, Result Result)[] Newest =
    [
        .. Directory.EnumerateFiles(Path.Combine(Benchmarks, "results"), "*.json", SearchOption.AllDirectories)
            .Select(file => (File: file, Result: Read<Result>(file)))
            .Where(run => run.Result.Measured.Count > 0)
            .GroupBy(run => Path.GetFileName(run.File))
            .Select(runs => runs.MaxBy(run => run.Result.MeasuredAt))
            .OrderBy(run => Array.FindIndex(Measures, measure => run.Result.Measured.ContainsKey(measure.Id))),
    ];

    [Test]
    public void The_readme_leads_with_what_was_asked_and_what_was_measured()
    {
        var rows = Measures.Select(measure => $"| {measure.Text} | {measure.Limit(measure.Must)} | {measure.Limit(measure.Aim)} | {Measured(measure)} |");

        Expect("README.md", $"| measure | must | aim | measured | verdict | on |\n|---|---:|---:|---:|---|---|\n{string.Join('\n', rows)}");
    }

    [Test]
    public void The_benchmarks_page_shows_each_table_as_it_was_measured() =>
        Expect("benchmarks/README.md", string.Join("\n\n", Newest.Select(run => File.ReadAllText(Path.ChangeExtension(run.File, ".md")).ReplaceLineEndings("\n").Trim())));

    [Test]
    public void Every_measure_of_a_result_is_one_of_the_list() =>
        Assert.That(Newest.SelectMany(run => run.Result.Measured.Keys), Is.SubsetOf(Measures.Select(measure => measure.Id)).And.Unique);

    [TestCase("at most", 0.65, "must held")]
    [TestCase("at most", 0.651, "**missed**")]
    [TestCase("at most", 0.45, "aim reached")]
    [TestCase("at least", 0.65, "must held")]
    [TestCase("at least", 0.649, "**missed**")]
    [TestCase("at least", 0.85, "aim reached")]
    public void A_figure_on_its_bound_holds_it(string bound, double measured, string verdict) =>
        Assert.That(new Measure("any", "any", bound, 0.65, bound == "at most" ? 0.45 : 0.85).Verdict(measured), Is.EqualTo(verdict));

    private static string Measured(Measure measure)
    {
        if (Newest.SingleOrDefault(run => run.Result.Measured.ContainsKey(measure.Id)).Result is not { } result)
            return "– | not measured | –";
        var value = result.Measured[measure.Id];
        return FormattableString.Invariant(
            $"{value.ToString(measure.Format, CultureInfo.InvariantCulture)} | {measure.Verdict(value)} | {result.Processor}, {result.Processors} cores, {result.MeasuredAt:yyyy-MM-dd}");
    }

    private static void Expect(string page, string figures)
    {
        var file = Path.Combine(Repository.Root, page);
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var expected = $"{text[..text.IndexOf(Start, StringComparison.Ordinal)]}{Start}\n{figures}\n{text[text.IndexOf(End, StringComparison.Ordinal)..]}";
        if (Environment.GetEnvironmentVariable("LIMS_REFRESH_DOCS") == "1")
            File.WriteAllText(file, text = expected);

        Assert.That(text, Is.EqualTo(expected), $"{page} shows old figures. Refresh it: {Refresh}");
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), JsonSerializerOptions.Web)!;

    /// <summary>One line of benchmarks/measures.json.</summary>
    /// <param name="Bound"><c>at most</c> or <c>at least</c>.</param>
    private sealed record Measure(string Id, [property: System.Text.Json.Serialization.JsonPropertyName("measure")] string Text, string Bound, double Must, double Aim)
    {
        private bool IsUpper => Bound == "at most" || (Bound == "at least" ? false : throw new InvalidDataException($"{Id}: the bound '{Bound}' is neither 'at most' nor 'at least'"));

        /// <summary>Ratios have two places, megabytes none.</summary>
        public string Format => Must >= 100 ? "0" : "0.00";

        public string Limit(double value) => $"{(IsUpper ? "≤" : "≥")} {value.ToString(CultureInfo.InvariantCulture)}";

        public string Verdict(double measured) => Holds(measured, Aim) ? "aim reached" : Holds(measured, Must) ? "must held" : "**missed**";

        private bool Holds(double measured, double bound) => IsUpper ? measured <= bound : measured >= bound;
    }

    /// <summary>What this test reads of a result.</summary>
    private sealed record Result
    {
        public required DateTimeOffset MeasuredAt { get; init; }

        public required string Processor { get; init; }

        public required int Processors { get; init; }

        public required Dictionary<string, double> Measured { get; init; }
    }
}
