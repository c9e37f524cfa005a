using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Storage;

public sealed class VerifyTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果\n";
    private const string Log = Header
        + "S1,2023-03-01 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性\n"
        + "S1,2023-03-01 08:30,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性\n"
        + "S2,2023-03-01 08:20,440304-M02,草鱼,孔雀石绿,阳性\n"
        + "S3,2023-03-02 08:20,440304-M02,没人听过的菜,没人听过的项目,无效\n";

    [Test]
    public async Task What_imports_leave_behind_holds()
    {
        Database.Import(Log);
        Database.Import(Header + "S1,2023-03-01 09:00,440304-M01,菜心,孔雀石绿,可疑\n");

        var verification = await VerifyData.Handle(Database, default);

        Assert.That(verification.Discrepancies, Is.Empty);
        Assert.That(verification.Ok);
        Assert.That((verification.Checked.RapidTests, verification.Checked.Uploads), Is.EqualTo((5, 2)));
        Assert.That(verification.Checked.Counters, Is.Positive);
    }

    [TestCase("UPDATE counter_days SET batches = batches + 1")]
    [TestCase("UPDATE counter_days SET passed = passed - 1")]
    [TestCase("DELETE FROM counter_days")]
    [TestCase("INSERT INTO counter_days (district_code, counter, day, site_id, batches, items, passed) VALUES ('440304', 'nobodys', 738000, 0, 1, 1, 1)")]
    public async Task A_counter_that_was_altered_behind_the_program_is_named(string alteration)
    {
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            Assert.That(connection.Run(null, alteration), Is.Positive);

        var verification = await VerifyData.Handle(Database, default);

        Assert.That(verification.Ok, Is.False);
        Assert.That(verification.Discrepancies.Select(found => found.Code), Does.Contain("counter-drift"));
        Assert.That(verification.Discrepancies[0].Where, Does.StartWith("440304/"));
    }

    [Test]
    public async Task A_row_that_was_deleted_behind_the_program_is_missed_by_counter_and_by_receipt()
    {
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            connection.Run(null, "DELETE FROM rapid_tests WHERE sample_no = 'S2'");

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies.Select(found => found.Code), Does.Contain("counter-drift").And.Contain("upload-rows-differ"));
    }

    [Test]
    public async Task Verifying_repairs_nothing()
    {
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE counter_days SET batches = batches + 1");

        await VerifyData.Handle(Database, default);

        Assert.That((await VerifyData.Handle(Database, default)).Ok, Is.False);
    }

    [Test]
    public async Task A_verdict_that_its_results_do_not_give_is_named()
    {
        var golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "samples.csv")), "samples");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "results.csv")), "results", "440304-LAB1");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        using (var connection = Database.OpenConnection())
            Assert.That(connection.Run(null, "UPDATE samples SET verdict = 0 WHERE verdict = 1"), Is.Positive);

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies.Select(found => found.Code), Does.Contain("sample-verdict-differs"));
    }

    [Test]
    public async Task Words_without_a_meaning_are_listed_and_spoil_nothing()
    {
        Database.Import(Log);

        var verification = await VerifyData.Handle(Database, default);

        Assert.That(verification.Unmapped.Foods.Select(word => (word.Text, word.Rows)), Is.EqualTo([("没人听过的菜", 1L)]));
        Assert.That(verification.Unmapped.TestItems.Select(word => (word.Text, word.Rows)), Is.EqualTo([("没人听过的项目", 1L)]));
    }

    [Test]
    public void The_hash_is_free_of_uploads_and_order()
    {
        Database.Import(Log);
        var once = VerifyData.Hash(Database);
        using var other = TestDatabase.Create(Kind);
        var rows = Log[Header.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        foreach (var row in rows.Order(StringComparer.Ordinal).Reverse())
            other.Database.Import(Header + row + "\n");

        Assert.That(VerifyData.Hash(other.Database), Is.EqualTo(once));
    }

    [TestCase("UPDATE rapid_tests SET reading = '1' WHERE sample_no = 'S2'")]
    [TestCase("UPDATE counter_days SET items = items + 1")]
    [TestCase("UPDATE cases SET stage = 'closed'")]
    [TestCase("DELETE FROM rapid_tests WHERE sample_no = 'S3'")]
    public void The_hash_changes_with_rows_counters_and_cases(string alteration)
    {
        Database.Import(Log);
        var before = VerifyData.Hash(Database);
        using (var connection = Database.OpenConnection())
            Assert.That(connection.Run(null, alteration), Is.Positive);

        Assert.That(VerifyData.Hash(Database), Is.Not.EqualTo(before));
    }
}
