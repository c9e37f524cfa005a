using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Audit;

/// <summary>What clocks, facts, corrections and their approvals rest on cannot be edited at a SQL prompt without <c>lims verify</c> naming the row.</summary>
public sealed class SealedRowsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Positive = "YX-440304-2023-00001";

    [Test]
    public async Task Times_facts_and_corrections_edited_behind_the_audit_are_named()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性") + UndoWords.Line("A2", "2023-03-01 09:00", "毒死蜱", "阳性"));
        Database.Findings("G1,豇豆,噻虫胺║0.066mg/kg║≤0.01mg/kg,某店,某厂,2023-05-08");
        await Act("record-repeat-positive", new GivenEvidence("repeat-test", "同法复测仍为阳性"));
        await Act("notify", new GivenEvidence("notified-at", "2023-03-01T09:00:00+08:00"), new("notice-signature", Waiver: "拒签，见证人王某"));
        Assert.That((await new IssueReport("findings", "440304", "2023-03", TestDatabase.Now).Handle(Database, CaseRows.Officer, TestDatabase.Now, default)).Refusal, Is.Null);
        var row = Database.Ask<long>("SELECT min(id) FROM rapid_tests WHERE sample_no = 'A2'");
        foreach (var caller in new[] { CaseRows.Officer, CaseRows.Manager })
            _ = new CorrectRow("rapid-tests", row, "录入有误", new Dictionary<string, string?> { ["检测结果"] = "阴性" }).Handle(Database, caller, TestDatabase.Now);
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

        using var connection = Database.OpenConnection();
        foreach (var (table, column, value) in new[]
        {
            ("cases", "opened_at", "opened_at + 86400000"), ("cases", "closed_at", "opened_at"), ("cases", "notified_at", "opened_at"), ("cases", "organiser", "2"),
            ("cases", "farm_produce", "NOT farm_produce"), ("cases", "legal_function", "1 - coalesce(legal_function, 0)"), ("cases", "other_regime", "NOT other_regime"),
            ("cases", "food", "'苹果'"), ("case_event", "at", "at + 60000"), ("case_evidence", "at", "at + 60000"), ("case_party", "name", "'别人'"),
            ("corrections", "at", "at - 1"), ("corrections", "reason", "'另一个理由'"), ("corrections", "\"before\"", "'{}'"),
            ("correction_request", "at", "at - 1"), ("correction_request", "approved_by", "'王五'"), ("issued_reports", "issued_at", "issued_at - 1"),
        })
        {
            using var transaction = connection.BeginTransaction();
            Assert.That(connection.Run(transaction, $"UPDATE {table} SET {column} = {value} WHERE id = (SELECT min(id) FROM {table} WHERE {column} IS NULL OR {column} <> {value})"),
                Is.EqualTo(1), $"{table}.{column}");
            var found = FoodSafety.Lims.Web.Shell.Audit.AuditChecks.Run(connection, transaction);
            Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "changed-behind-audit" }), $"{table}.{column}");
            Assert.That(found[0].Message, Does.Contain(column.Trim('"')));
            transaction.Rollback();
        }
    }

    [TestCase("DELETE FROM case_event WHERE id = 1")]
    [TestCase("INSERT INTO case_party (case_id, role, name) VALUES (1, 'producer', '某厂')")]
    [TestCase("DELETE FROM cases WHERE id = 1")]
    public void Rows_of_a_case_put_in_or_taken_out_are_named(string hand)
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        using var connection = Database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        if (Database.Settings.Database == DatabaseKind.Postgres && hand.StartsWith("DELETE FROM cases", StringComparison.Ordinal))
            connection.Run(transaction, "DELETE FROM case_event; DELETE FROM case_party");

        connection.Run(transaction, hand);

        Assert.That(FoodSafety.Lims.Web.Shell.Audit.AuditChecks.Run(connection, transaction).Select(one => one.Code), Does.Contain("changed-behind-audit"));
    }

    [Test]
    public void What_an_undo_takes_back_is_told_by_its_own_entry()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        var second = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:10", "克百威", "阳性") + UndoWords.Line("A3", "2023-03-01 08:10", "克百威", "阳性"));

        Assert.That(Database.Undo(second.Upload!).Status, Is.EqualTo("undone"));

        Database.AssertVerified();
    }

    private async Task Act(string action, params GivenEvidence[] evidence)
    {
        await using var db = Database.CreateContext();
        var done = await new ActOnCase(Positive, action, evidence).Handle(db, await CaseRows.Reading(db, CaseRows.OpenedAt.AddHours(1)), CaseRows.Officer, default);
        Assert.That(done.Refusal?.Message, Is.Null);
    }
}
