using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>The part of lims verify about cases: each fault is made by hand in the database and must be named.</summary>
public sealed class CaseChecksTests(DatabaseKind kind) : BothDatabases(kind)
{
    [SetUp]
    public async Task Sound_cases()
    {
        var sample = CaseRows.NonCompliantSample(1);
        await CaseRows.Add(Database, CaseRows.RapidPositive(1), CaseRows.Positive(1), CaseRows.RapidPositive(2), CaseRows.Positive(2), sample);
        await CaseRows.Add(Database, CaseRows.Disposal(101, sample.Id));
        await CaseRows.Walk(Database, "YX-440304-2023-00001", "record-repeat-positive", "notify", "stop-sale", "send-to-lab", "record-lab-non-compliant");
        await CaseRows.Walk(Database, "HC-440304-2023-00101", "start", "notify", "control-risk", "investigate", "rectify", "review", "request-approval");
        await CaseRows.GiveMissing(Database, "HC-440304-2023-00101");
        await CaseRows.Walk(Database, "HC-440304-2023-00101", "close");
    }

    [Test]
    public async Task Sound_cases_pass() => Assert.That(await Check(), Is.Empty);

    [TestCase("DELETE FROM cases WHERE number = 'YX-440304-2023-00002'", "positive-without-case", "U-000001:3")]
    [TestCase("UPDATE cases SET sample_id = 999 WHERE number = 'HC-440304-2023-00101'", "sample-without-case", "FT2023-0001")]
    [TestCase("DELETE FROM rapid_tests WHERE sample_no = 'A002'", "case-without-record", "YX-440304-2023-00002")]
    [TestCase("UPDATE cases SET stage = 'settled' WHERE number = 'YX-440304-2023-00002'; UPDATE cases SET version = 2 WHERE number = 'YX-440304-2023-00002'", "case-history-broken", "YX-440304-2023-00002")]
    [TestCase("UPDATE cases SET version = 99 WHERE number = 'HC-440304-2023-00101'", "case-history-broken", "HC-440304-2023-00101")]
    [TestCase("UPDATE cases SET closed_at = NULL WHERE number = 'HC-440304-2023-00101'", "case-history-broken", "HC-440304-2023-00101")]
    [TestCase("DELETE FROM case_event WHERE action = 'open'", "case-history-broken", "HC-440304-2023-00101")]
    [TestCase("UPDATE case_event SET to_stage = 'closed' WHERE action = 'review'", "case-history-broken", "HC-440304-2023-00101")]
    [TestCase("DELETE FROM case_evidence WHERE code = 'cause'", "closed-without-evidence", "HC-440304-2023-00101")]
    [TestCase("DELETE FROM cases WHERE number = 'HC-440304-2023-00001'", "confirmed-without-case", "YX-440304-2023-00001")]
    public async Task A_hand_in_the_database_is_noticed(string sql, string code, string where)
    {
        await using (var db = Database.CreateContext())
            await db.Database.ExecuteSqlRawAsync(sql);

        Assert.That((await Check()).Select(found => (found.Code, found.Where)), Does.Contain((code, where)));
    }

    [TestCase(true, "evidence-file-missing")]
    [TestCase(false, "evidence-file-altered")]
    public async Task A_lost_or_altered_file_is_noticed(bool lost, string code)
    {
        var file = Directory.EnumerateFiles(Database.Settings.EvidenceFolder, "*", SearchOption.AllDirectories).First();
        if (lost)
            File.Delete(file);
        else
            await File.AppendAllTextAsync(file, "x");

        Assert.That((await Check()).Select(found => found.Code), Does.Contain(code));
    }

    /// <summary>domain.md §8 no. 3: the rate of the plans is of 抽检不合格; positives are another ledger. Transferred cases are not due here.</summary>
    [Test]
    public async Task The_disposal_rate_counts_disposal_cases_of_the_year_as_of_the_instant()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(11), CaseRows.Disposal(12));
        await CaseRows.Walk(Database, "HC-440304-2023-00012", "transfer");

        // HC-…-00101 closed three hours after it opened, 00001 carried on from a positive then, 00011 is open, 00012 transferred then.
        Assert.That(await Tally(2023, CaseRows.OpenedAt.AddHours(4)), Is.EqualTo(new DisposalTally(Due: 3, Closed: 1)));
        Assert.That(await Tally(2023, CaseRows.OpenedAt.AddHours(1)), Is.EqualTo(new DisposalTally(Due: 3, Closed: 0)));
        // Ninety days after 1 March are 30 May: of the two open ones both are past it then.
        Assert.That(await Tally(2023, CaseRows.OpenedAt.AddDays(100)), Is.EqualTo(new DisposalTally(Due: 3, Closed: 1, RunOut: 2)));
        Assert.That(await Tally(2022, CaseRows.OpenedAt.AddHours(4)), Is.EqualTo(new DisposalTally(0, 0)));
    }

    private async Task<DisposalTally> Tally(int year, DateTimeOffset asOf)
    {
        await using var db = Database.CreateContext();
        return await DisposalRate.Tally(db, CaseRows.District, year, asOf, Database.Settings.TimeZone, default);
    }

    private async Task<IReadOnlyList<Discrepancy>> Check()
    {
        await using var db = Database.CreateContext();
        return await CaseChecks.Run(db, Database.Settings, default);
    }
}
