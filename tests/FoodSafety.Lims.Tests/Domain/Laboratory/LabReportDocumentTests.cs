using System.Reflection;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>The table in docs/laboratory.md is drawn from the program, and docs/glossary.md has its words.</summary>
[TestFixture]
public sealed class LabReportDocumentTests
{
    private const string Start = "<!-- table -->\n";
    private const string End = "<!-- /table -->";
    private const string Refresh = "LIMS_REFRESH_DOCS=1 dotnet test tests/FoodSafety.Lims.Tests --filter LabReportDocumentTests";

    [Test]
    public void The_document_shows_the_table_as_it_is()
    {
        var file = Path.Combine(Repository.Root, "docs", "laboratory.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var expected = text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)] + LabReportLifecycleMarkdown.Draw() + text[text.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("LIMS_REFRESH_DOCS") == "1")
            File.WriteAllText(file, text = expected);

        Assert.That(text, Is.EqualTo(expected), $"docs/laboratory.md is stale. Refresh it: {Refresh}");
    }

    [Test]
    public void Every_word_of_the_lifecycle_is_in_the_glossary_under_its_own_name()
    {
        var glossary = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "glossary.md"));
        var words = typeof(LabReportLifecycle).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (NameOf(field.GetValue(null)!), field.Name)).ToList();

        Assert.That(words, Has.Count.GreaterThan(20));
        Assert.That(
            words.Where(word => !glossary.Any(line => line.StartsWith($"| {word.Item1} | ", StringComparison.Ordinal) && line.EndsWith($"| `LabReportLifecycle.{word.Name}` |", StringComparison.Ordinal))),
            Is.Empty, "docs/glossary.md lacks these rows or names them otherwise.");
    }

    private static string NameOf(object word) => word switch
    {
        LabReportStage stage => stage.Name,
        LabReportAction action => action.Name,
        LabReportField field => field.Name,
        _ => throw new NotSupportedException($"{word.GetType()} is no word of the lifecycle"),
    };
}
