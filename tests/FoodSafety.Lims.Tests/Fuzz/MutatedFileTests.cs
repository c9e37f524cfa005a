namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>
/// 50,000 mutated files a run, the same ones every time; LIMS_FUZZ_FILES=2000000 and LIMS_FUZZ_SEED=… ask for others (docs/testing.md). Whatever is
/// in a file: it is read or refused with a sentence, every row is counted once, and no row is accepted that a naive reader refuses.
/// </summary>
[TestFixture]
public sealed class MutatedFileTests
{
    [Test]
    public void A_mutated_log_is_never_taken_for_what_it_does_not_say()
    {
        var checkedFiles = FuzzRun.Check("rapid-tests", FuzzRun.Share(38_000));

        if (checkedFiles.Files < 10_000)
            return;
        // The comparison is worth something only where both readers have an opinion.
        Assert.That(checkedFiles.Compared, Is.GreaterThan(checkedFiles.Files));
        Assert.That(checkedFiles.RefusedByBoth, Is.GreaterThan(checkedFiles.Files / 2));
        Assert.That(checkedFiles.AcceptedByBoth, Is.GreaterThan(checkedFiles.Files));
    }

    [TestCase("findings", 6_000)]
    [TestCase("results", 3_000)]
    [TestCase("samples", 3_000)]
    public void A_mutated_file_of_records_is_read_or_refused_row_by_row(string kind, int ofFiftyThousand) =>
        Assert.That(FuzzRun.Check(kind, FuzzRun.Share(ofFiftyThousand)).Accepted, Is.Positive.Or.EqualTo(FuzzRun.Share(ofFiftyThousand)));
}
