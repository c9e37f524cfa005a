using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>docs/case-lifecycle.md is drawn from the tables.</summary>
[TestFixture]
public sealed class CaseLifecycleDocumentTests
{
    private const string Refresh = "LIMS_REFRESH_DOCS=1 dotnet test tests/FoodSafety.Lims.Tests --filter CaseLifecycleDocumentTests";

    [Test]
    public void The_document_shows_the_tables_as_they_are()
    {
        var file = Path.Combine(Repository.Root, "docs", "case-lifecycle.md");
        var expected = $"""
            # Lifecycles of cases

            Drawn from the tables in `src/FoodSafety.Lims.Domain/Disposal/Lifecycles`; a test fails when this page is stale.
            Refresh it: `{Refresh}`.

            A cell that is not in a table is refused with `action-not-allowed`. What a move needs may be given with it or earlier;
            closing (销号) asks for its whole list again and names everything missing at once. One reason may stand for every weight that was not taken:
            `unweighed` of a move, `--unweighed` of `lims act`. Of a sample registered here `hand-over-backup` is a step of its custody too.


            """.ReplaceLineEndings("\n") + string.Join("\n", Lifecycle.All.Select(LifecycleMarkdown.Of).Concat(PartyProcedures.All.Select(LifecycleMarkdown.Of)));

        if (Environment.GetEnvironmentVariable("LIMS_REFRESH_DOCS") == "1")
            File.WriteAllText(file, expected);

        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.That(actual, Is.EqualTo(expected), $"docs/case-lifecycle.md is stale. Refresh it: {Refresh}");
    }
}
