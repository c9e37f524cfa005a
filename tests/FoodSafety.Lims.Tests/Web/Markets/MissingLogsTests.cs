using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Web.Markets;

/// <summary>Who has not sent by 9:00, ready to be pasted; a market that declared itself closed is not chased.</summary>
public sealed class MissingLogsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateOnly Day = new(2023, 3, 1);

    [TestCase("08:59", 24)]
    [TestCase("09:00", 23)]
    [TestCase(null, 23)]
    public async Task A_log_that_came_at_nine_was_there_by_nine(string? by, int missing)
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-03-01 06:10,440304-M01,菜心,孔雀石绿,阴性\n");
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE uploads SET received_at = @at", ("at", new DateTimeOffset(2023, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds()));

        var list = await Ask(by);

        Assert.That((list.Markets, list.Items.Count), Is.EqualTo((24, missing)));
    }

    [Test]
    public async Task The_text_names_who_is_missing_and_who_is_closed()
    {
        using (var connection = Database.OpenConnection())
            connection.Run(null, "DELETE FROM organisations WHERE kind = 'market' AND district_code = '440304' AND code NOT IN ('440304-M01', '440304-M02', '440304-M03')");
        await using (var db = Database.CreateContext())
            await new DeclareClosure("440304-M03", Day, Day, "closed").Handle(db, Caller.CommandLine, TestDatabase.Now, default);

        Assert.That((await Ask("09:00")).Text,
            Is.EqualTo("【福田区】3月1日 09:00 前未报送快检日志的市场（2 家）：福田示例市场01、福田示例市场02，请尽快报送。已申报休市（1 家）：福田示例市场03。"));
    }

    [Test]
    public async Task Every_kind_is_named_and_a_day_that_has_not_come_chases_nobody()
    {
        await using var db = Database.CreateContext();
        foreach (var (market, kind, why) in ((string, string, string?)[])[("440304-M01", "closed", null), ("440304-M02", "typhoon", "“苏拉”"), ("440304-M03", "other", "消杀")])
            await new DeclareClosure(market, Day, Day, kind, why).Handle(db, Caller.CommandLine, TestDatabase.Now, default);

        var list = await Ask("09:00");
        Assert.That(list.Text, Does.EndWith("已申报休市（1 家）：福田示例市场01。已申报台风（1 家）：福田示例市场02。已申报停检（1 家）：福田示例市场03（消杀）。"));
        Assert.That(list.Closed.Select(market => market.Closure), Is.EqualTo(new[] { "closed", "typhoon", "other" }));

        var evening = new DateTimeOffset(2023, 2, 28, 23, 59, 0, TimeSpan.FromHours(8));
        var before = (await new MissingLogs("440304", Day, null, evening).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, default)).Value;
        Assert.That((before.Items.Count, before.Closed.Count), Is.EqualTo((0, 3)));
        Assert.That(before.Text, Does.StartWith("【福田区】3月1日尚未到，不催报。"));
        var midnight = (await new MissingLogs("440304", Day, null, evening.AddMinutes(1)).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, default)).Value;
        Assert.That(midnight.Items, Has.Count.EqualTo(21));
    }

    private async Task<MissingLogList> Ask(string? by)
    {
        await using var db = Database.CreateContext();
        return (await new MissingLogs("440304", Day, by is null ? null : TimeOnly.Parse(by)).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, default)).Value;
    }
}
