using System.Text.Json.Nodes;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>
/// Tiny files with the receipts they must give, on either database (Golden/README.md). They were settled before the program was
/// written; Golden/expected.json is never changed to suit it.
/// </summary>
public sealed class GoldenFilesTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");
    private static readonly JsonObject Expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")))!.AsObject();

    // Grows with the kinds that this version imports.
    private static readonly string[] Kinds = ["rapid-tests"];

    private static IEnumerable<string> Files => Expected.Where(entry => Kinds.Contains((string?)entry.Value!["kind"])).Select(entry => entry.Key);

    [TestCaseSource(nameof(Files))]
    public void A_golden_file_gives_its_receipt(string name)
    {
        var expected = Expected[name]!.AsObject();
        if (expected["after"] is { } before)
            Import(before.GetValue<string>());

        var receipt = Import(name);

        var given = JsonNode.Parse(receipt.ToJson())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ImportCommand.ExitCodeOf(receipt), Is.EqualTo(expected["exit"]!.GetValue<int>()), "exit");
            foreach (var part in (string[])["rows", "judged", "batches", "casesOpened", "file"])
                AssertHas(part, expected[part], given[part]);
            Assert.That(receipt.Rows.Read, Is.EqualTo(receipt.Rows.Blank + receipt.Rows.Accepted + receipt.Rows.Duplicate + receipt.Rows.Refused));
            foreach (var fault in expected["faults"]?.AsArray() ?? [])
                Assert.That(receipt.Faults.Select(one => (one.Row, one.Column, one.Code)), Does.Contain(((int?)fault![0], (string?)fault[1], (string)fault[2]!)));
            foreach (var warning in expected["warnings"]?.AsArray() ?? [])
                Assert.That(receipt.Warnings.Select(one => (one.Row, one.Code)), Does.Contain(((int?)warning![0], (string)warning[1]!)));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Sent_again_it_changes_nothing(string name)
    {
        if (Expected[name]!["after"] is { } before)
            Import(before.GetValue<string>());
        var first = Import(name);

        var second = Import(name);

        Assert.That(second.Rows.Stored, Is.Zero);
        if (first.Status.StartsWith("completed", StringComparison.Ordinal))
            Assert.That((second.Status, second.Upload), Is.EqualTo(("duplicate-file", first.Upload)));
    }

    private Receipt Import(string name)
    {
        var expected = Expected[name]!;
        return Database.Import(File.ReadAllBytes(Path.Combine(Folder, name)), expected["kind"]!.GetValue<string>(), expected["org"]!.GetValue<string>());
    }

    /// <summary>Everything that is expected is given; more may be.</summary>
    private static void AssertHas(string where, JsonNode? expected, JsonNode? given)
    {
        if (expected is JsonObject members)
        {
            foreach (var (name, member) in members)
                AssertHas($"{where}.{name}", member, given?[name]);
        }
        else if (expected is not null)
            Assert.That(given?.ToJsonString(), Is.EqualTo(expected.ToJsonString()), where);
    }
}
