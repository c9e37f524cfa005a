using System.Reflection;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>docs/sample-lifecycle.md is drawn from the table, and docs/glossary.md has its words.</summary>
[TestFixture]
public sealed class SampleLifecycleDocumentTests
{
    private const string Refresh = "LIMS_REFRESH_DOCS=1 dotnet test tests/FoodSafety.Lims.Tests --filter SampleLifecycleDocumentTests";

    [Test]
    public void The_document_shows_the_table_as_it_is()
    {
        var file = Path.Combine(Repository.Root, "docs", "sample-lifecycle.md");
        var expected = $$$"""
            # Way of a sample

            Drawn from the table in `src/FoodSafety.Lims.Domain/Sampling/Lifecycle`; a test fails when this page is stale.
            Refresh it: `{{{Refresh}}}`.

            A cell that is not in the table is refused with `action-not-allowed`. A form registered by hand or by a file begins as 已登记; a
            district that does not separate sampling and testing may leave 样品中转换码 out. From 已换码 until 结果已锁定 the laboratory knows
            the sample by its blind code (盲样编号) alone.

            A registered sample that nobody acted on stands where its file brought it: with its first result 已接收, with its report 已报告. A sample
            on its way stays where its acts brought it, since locking alone lifts blindness; in a district that separates sampling and testing,
            one that is handed over takes no results by its own number, and one that a file brought to 已接收 is shown to the laboratory with its report alone.

            Over HTTP a move is `POST /api/v1/samples/{number}/{action}` with `{"version": 3, "given": {"seal-condition": "intact"}}`; on the
            command line `lims sample NUMBER --act ACTION --set FIELD=VALUE --version 3`. A number is the 抽样单编号, our own `CY-…` or the
            blind code `MY-…`. Whether 抽检分离 is required in a district, or the same organisation only flagged, are two dated rules of the
            legal limits: `{{{SeparationPolicy.RequiredRule}}}` and `{{{SeparationPolicy.FlagRule}}}`.


            """.ReplaceLineEndings("\n") + SampleLifecycleMarkdown.Draw();

        if (Environment.GetEnvironmentVariable("LIMS_REFRESH_DOCS") == "1")
            File.WriteAllText(file, expected);

        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.That(actual, Is.EqualTo(expected), $"docs/sample-lifecycle.md is stale. Refresh it: {Refresh}");
    }

    [Test]
    public void Every_word_of_the_lifecycle_is_in_the_glossary_under_its_own_name()
    {
        var glossary = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "glossary.md"));
        var words = typeof(SampleLifecycle).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (NameOf(field.GetValue(null)!), field.Name)).ToList();

        Assert.That(words, Has.Count.GreaterThan(20));
        Assert.That(
            words.Where(word => !glossary.Any(line => line.StartsWith($"| {word.Item1} | ", StringComparison.Ordinal) && line.EndsWith($"| `SampleLifecycle.{word.Name}` |", StringComparison.Ordinal))),
            Is.Empty, "docs/glossary.md lacks these rows or names them otherwise.");
    }

    private static string NameOf(object word) => word switch
    {
        SampleStage stage => stage.Name,
        SampleAction action => action.Name,
        SampleField field => field.Name,
        _ => throw new NotSupportedException($"{word.GetType()} is no word of the lifecycle"),
    };
}
