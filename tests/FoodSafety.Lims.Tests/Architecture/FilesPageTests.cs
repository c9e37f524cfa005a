using System.Reflection;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>docs/files.md against the program; to refresh, edit the page's tables.</summary>
[TestFixture]
public sealed partial class FilesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "files.md"));

    [Test]
    public void Every_code_of_the_receipt_stands_in_its_table_once_and_no_other()
    {
        var codes = Constants(typeof(FaultCodes));
        Assert.That(codes, Has.Count.GreaterThan(30));

        Assert.That(Row().Matches(Page).Select(row => row.Groups["code"].Value), Is.EquivalentTo(codes));
        Assert.That(Constants(typeof(UnreadableFileException)), Is.SubsetOf(codes), "what refuses a whole file has its code among them");
    }

    /// <summary>The contract's own list of codes.</summary>
    [Test]
    public void A_plus_marks_what_is_not_the_contracts()
    {
        string[] ofContract =
        [
            "missing", "not-a-date", "in-the-future", "not-a-number", "out-of-range", "too-long", "unknown-outcome", "unknown-market", "ambiguous-market", "unknown-org", "unknown-sample",
            "unit-unknown", "not-understood", "conflicts-with-stored", "repeat-needs-time", "number-lost-by-spreadsheet", "bare-code-needs-profile", "bad-check-digit", "not-yours",
            "verdict-differs", "loq-above-limit", "unmapped-food", "unmapped-item", "no-table", "missing-column", "too-large", "unreadable", "too-many-bad",
        ];

        Assert.That(Row().Matches(Page).Where(row => !row.Groups["added"].Success).Select(row => row.Groups["code"].Value), Is.EquivalentTo(ofContract));
    }

    [Test]
    public void Formats_and_bounds_are_those_of_the_program()
    {
        string[] formats = [.. typeof(RowSource).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RowSource)))
            .Select(type => ((RowSource)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Format)];

        Assert.That(formats, Has.Length.EqualTo(4));
        Assert.That(formats.Where(format => !Page.Contains($"| `{format}` |", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Page, Does.Contain($"{FieldBuffer.LongestRowBytes >> 20} MB a row, {FieldBuffer.MostFields:#,0} columns").And.Contain($"within {ColumnMap.HeaderWithinRows} rows"));
    }

    private static List<string> Constants(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)`(?<added> \+)? \| (row|warning|file) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
