using FoodSafety.Lims.Seeds;
using FoodSafety.Lims.Seeds.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>The generator counts from its plan, the program from the bytes: the receipt of a dirty file must say what the tally says.</summary>
public sealed class GeneratedInspectionFilesTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly InspectionOptions Clean = new() { Samples = 400 };

    [Test]
    public void A_dirty_file_of_samples_gives_the_receipt_its_generator_foresaw() =>
        AssertReceipt("samples", "440304-REG", stream => SampleFile.Write(stream, Clean with { IsDirty = true }));

    [Test]
    public void Dirty_results_of_both_laboratories_give_the_receipts_their_generator_foresaw()
    {
        AssertReceipt("samples", "440304-REG", stream => SampleFile.Write(stream, Clean));
        foreach (var lab in (int[])[1, 2])
            AssertReceipt("results", $"440304-LAB{lab}", stream => ResultFile.Write(stream, Clean with { IsDirty = true }, lab));
        Database.AssertVerified();
    }

    [Test]
    public void A_dirty_file_of_findings_gives_the_receipt_its_generator_foresaw() =>
        AssertReceipt("findings", "440304-REG", stream => FindingFile.Write(stream, Clean with { IsDirty = true }));

    private void AssertReceipt(string kind, string organisation, Func<Stream, FileTally> write)
    {
        using var file = new MemoryStream();
        var tally = write(file);

        var receipt = Database.Import(file.ToArray(), kind, organisation);

        var (rows, judged) = (receipt.Rows, receipt.Judged);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((long[])[rows.Read, rows.Blank, rows.Accepted, rows.Duplicate, rows.Refused],
                Is.EqualTo((long[])[tally.Rows, tally.Blank, tally.Accepted, tally.Duplicate, tally.Refused]), "rows");
            Assert.That((long[])[judged.Compliant, judged.NonCompliant, receipt.Batches, receipt.CasesOpened.Disposal],
                Is.EqualTo((long[])[tally.Compliant, tally.NonCompliant, tally.Batches, tally.DisposalCases]), "judged, batches, cases");
            Assert.That(Codes(receipt.Faults), Is.EqualTo(tally.Faults), "faults");
            Assert.That(Codes(receipt.Warnings), Is.EqualTo(tally.Warnings), "warnings");
        }
    }

    private static SortedDictionary<string, long> Codes(IEnumerable<Receipt.FaultPart> parts) =>
        new(parts.GroupBy(part => part.Code).ToDictionary(same => same.Key, same => same.LongCount()), StringComparer.Ordinal);
}
