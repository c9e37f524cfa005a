using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Ingestion;

/// <summary>The golden files give the receipts that Golden/expected.json names, on both databases.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class GoldenTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");

    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;

    private static IEnumerable<string> Files() => Expected.EnumerateObject().Select(file => file.Name);

    [TestCaseSource(nameof(Files))]
    public void A_golden_file_gives_its_receipt(string file)
    {
        var expected = Expected.GetProperty(file);
        if (expected.TryGetProperty("after", out var before))
            Import(before.GetString()!);

        var receipt = Import(file);

        var actual = JsonDocument.Parse(receipt.ToJson()).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ImportCommand.ExitCodeOf(receipt), Is.EqualTo(expected.GetProperty("exit").GetInt32()), "exit code");
            foreach (var part in (string[])["file", "rows", "judged", "casesOpened"])
                if (expected.TryGetProperty(part, out var fields))
                    foreach (var field in fields.EnumerateObject())
                        Assert.That(actual.GetProperty(part).GetProperty(field.Name).ToString(), Is.EqualTo(field.Value.ToString()), $"{part}.{field.Name}");
            if (expected.TryGetProperty("batches", out var batches))
                Assert.That(receipt.Batches, Is.EqualTo(batches.GetInt32()), "batches");
            if (expected.TryGetProperty("warnings", out var warnings))
                foreach (var warning in warnings.EnumerateArray())
                    Assert.That(receipt.Warnings.Select(given => (given.Row, given.Code)), Does.Contain(((int?)warning[0].GetInt32(), warning[1].GetString())), "warnings");
        }
        if (expected.TryGetProperty("faults", out var faults))
            AssertFaults(receipt, faults);
    }

    private static void AssertFaults(Receipt receipt, JsonElement faults)
    {
        var given = receipt.Faults.Select(fault => (fault.Row, fault.Column, fault.Code)).ToArray();
        foreach (var fault in faults.EnumerateArray())
        {
            int? row = fault[0].ValueKind == JsonValueKind.Null ? null : fault[0].GetInt32();
            var code = fault[2].GetString();
            // The contract lets a file without any header answer with either code.
            string?[] codes = code == "missing-column" && row is null ? ["missing-column", "no-table"] : [code];
            Assert.That(given.Any(one => one.Row == row && one.Column == fault[1].GetString() && codes.Contains(one.Code)),
                Is.True, $"{fault} is not among {string.Join(", ", given)}");
        }
    }

    private Receipt Import(string file)
    {
        var expected = Expected.GetProperty(file);
        return Database.Import(File.ReadAllBytes(Path.Combine(Folder, file)), expected.GetProperty("kind").GetString()!,
            expected.GetProperty("org").GetString()!, name: file);
    }
}
