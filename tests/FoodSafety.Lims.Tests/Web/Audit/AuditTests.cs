using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Audit;

/// <summary>The audit tells who changed what, when and why, and what stood before and after; verify holds the rows against it.</summary>
public sealed class AuditTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller Office = new("王主任", Roles.Office, null, null);

    [Test]
    public async Task An_operation_is_told_with_who_when_why_before_and_after()
    {
        await Add("市场平台", Roles.Officer);

        var entry = (await List(new ListAudit("市场平台"))).Items.Single();

        Assert.That((entry.By, entry.Action, entry.At), Is.EqualTo(("王主任", "add-token", TestDatabase.Now)));
        var row = entry.Detail.GetProperty("rows")[0];
        Assert.That(row.GetProperty("row").GetString(), Is.EqualTo("api_tokens/1"), "the key that the database gave");
        Assert.That(row.GetProperty("after").GetProperty("role").GetString(), Is.EqualTo("officer"));
        Assert.That(row.TryGetProperty("before", out _), Is.False, "it was not there before");
    }

    [Test]
    public async Task An_import_seals_what_it_stores_and_ends_with_an_entry_that_names_the_file_by_its_hash()
    {
        var receipt = Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));

        var entries = (await List(new ListAudit(receipt.Upload))).Items;

        Assert.That(entries.Select(entry => (entry.By, entry.Action)), Is.EqualTo(new[] { (Caller.CommandLine.Name, "import"), (Caller.CommandLine.Name, "store-rows") }));
        Assert.That(entries[1].Detail.GetProperty("stored")[0].GetProperty("rows").GetInt32(), Is.EqualTo(1));
        var after = entries[0].Detail.GetProperty("after");
        Assert.That((after.GetProperty("sha256").GetString(), after.GetProperty("rows").GetProperty("stored").GetInt32()), Is.EqualTo((receipt.File.Sha256, 1)));
    }

    [Test]
    public void The_command_line_is_known_by_the_account_of_the_operating_system() =>
        Assert.That(Caller.CommandLine.Name, Is.EqualTo($"命令行 ({Environment.UserName})"));

    [Test]
    public async Task Whoever_fails_to_sign_in_is_not_taken_for_the_owner_of_the_account()
    {
        await using var lims = await ServedLims.Start(Kind);
        await lims.AddPerson("李四", "correct horse battery", Roles.Officer, "440304-REG");
        using var client = lims.Anonymous();
        foreach (var password in (string[])["wrong", "correct horse battery"])
            await ServedLims.SignIn(client, "李四", password);

        await using var db = lims.Database.CreateContext();
        var told = (await new ListAudit("李四").Handle(db, TimeZoneInfo.Utc, Office, default)).Value.Items.Reverse();
        Assert.That(told.Select(entry => (entry.Action, entry.By)), Is.EqualTo(new[]
        {
            ("add-person", Caller.CommandLine.Name), ("fail-sign-in", "身份不明（登录失败）"), ("change-person", "李四"),
        }));
    }

    [Test]
    public async Task What_stores_nothing_is_no_change()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"), dryRun: true);

        Assert.That((await List(new ListAudit())).Items, Is.Empty);
    }

    [TestCase("UPDATE api_tokens SET role = 'admin' WHERE id = 2", "api_tokens/2")]
    [TestCase("DELETE FROM api_tokens WHERE id = 1", "api_tokens/1")]
    [TestCase("INSERT INTO api_tokens (id, name, role, sha256, created_at) VALUES (99, 'x', 'admin', 'ff', 0)", "api_tokens/99")]
    public async Task A_row_changed_behind_the_audit_is_named(string hand, string where)
    {
        await Add("甲", Roles.Officer);
        await Add("乙", Roles.Officer);
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

        using (var connection = Database.OpenConnection())
            connection.Run(null, hand);

        var found = (await VerifyData.Handle(Database, default)).Discrepancies.Single();
        Assert.That((found.Code, found.Where), Is.EqualTo(("changed-behind-audit", where)));
    }

    [Test]
    public async Task It_is_read_a_page_at_a_time_the_newest_first()
    {
        foreach (var name in (string[])["一", "二", "三"])
            await Add(name, Roles.Officer);

        var first = await List(new ListAudit(Limit: 2));
        var second = await List(new ListAudit(Limit: 2, Cursor: first.Next));

        Assert.That(first.Items.Concat(second.Items).Select(item => item.Subject), Is.EqualTo(new[] { "三", "二", "一" }));
        Assert.That(second.Next, Is.Null);
    }

    [TestCase(Roles.Admin, null, null)]
    [TestCase(Roles.Office, null, null)]
    [TestCase(Roles.Office, "440304", "forbidden")]
    [TestCase(Roles.Officer, null, "forbidden")]
    [TestCase(Roles.Lab, "440304", "forbidden")]
    public async Task Who_answers_for_all_districts_reads_it(string role, string? district, string? refused)
    {
        await using var db = Database.CreateContext();

        var outcome = await new ListAudit().Handle(db, TimeZoneInfo.Utc, new Caller("某人", role, null, district), default);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(refused));
    }

    private async Task Add(string name, string role)
    {
        await using var db = Database.CreateContext();
        Assert.That((await new AddToken(name, role, null).Handle(db, Office, TestDatabase.Now, default)).Refusal, Is.Null);
    }

    private async Task<AuditList> List(ListAudit asked)
    {
        await using var db = Database.CreateContext();
        return (await asked.Handle(db, TimeZoneInfo.Utc, Office, default)).Value;
    }
}
