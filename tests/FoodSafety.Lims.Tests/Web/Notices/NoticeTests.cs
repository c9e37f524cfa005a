using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Notices;

/// <summary>Telling another department, with its receipt: SN （十七）一.</summary>
public sealed class NoticeTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly SendNotice ToAgriculture = new("440304", "区农业农村局", "三月风险监测情况", "豇豆中灭蝇胺检出率上升，请关注。");

    [Test]
    public async Task A_notice_gets_a_number_waits_for_its_receipt_and_has_it_once()
    {
        var first = (await Send(ToAgriculture)).Value;
        Assert.That((first.Number, (await Send(ToAgriculture)).Value.Number), Is.EqualTo(("TB-440304-2023-00001", "TB-440304-2023-00002")));
        Assert.That((await Waiting()).Count, Is.EqualTo(2));

        var received = (await Receive(new(first.Number, "赵科长", "已安排抽查"))).Value;

        Assert.That((received.ReceivedBy, received.Answer, received.ReceivedAt), Is.EqualTo(("赵科长", "已安排抽查", TestDatabase.Now)));
        Assert.That(await Waiting(), Is.EqualTo(new[] { "TB-440304-2023-00002" }));
        Assert.That((await Receive(new(first.Number, "别人"))).Refusal!.Code, Is.EqualTo("already-received"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task Two_receipts_in_the_same_moment_are_one()
    {
        var number = (await Send(ToAgriculture)).Value.Number;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => Task.Run(() => Receive(new(number, $"签收人{index}")))));

        Assert.That(outcomes.Count(outcome => outcome.Succeeded), Is.EqualTo(1));
        Assert.That(outcomes.Where(outcome => !outcome.Succeeded).Select(outcome => outcome.Refusal!.Code), Is.All.EqualTo("already-received"));
    }

    [Test]
    public async Task A_notice_without_its_parts_is_refused()
    {
        Assert.That((await Send(ToAgriculture with { Department = " " })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Send(ToAgriculture with { Title = null })).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Send(ToAgriculture with { Text = new string('长', 20_001) })).Refusal!.Code, Is.EqualTo("too-long"));
        Assert.That((await Send(ToAgriculture with { District = "999999" })).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await Send(ToAgriculture with { Case = "HC-440304-2023-00009" })).Refusal!.Code, Is.EqualTo("unknown-case"));
        Assert.That((await Receive(new("TB-440304-2023-00009", "赵科长"))).Refusal!.Code, Is.EqualTo("unknown-notice"));
    }

    [Test]
    public async Task Only_the_districts_own_regulators_send_and_receive()
    {
        var number = (await Send(ToAgriculture)).Value.Number;
        foreach (var caller in (Caller[])[CaseRows.Elsewhere, CaseRows.Laboratory])
        {
            Assert.That((await Send(ToAgriculture, caller)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await Receive(new(number, "赵科长"), caller)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
    }

    private async Task<Outcome<Notice>> Send(SendNotice notice, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await notice.Handle(db, Database.Settings.TimeZone, caller ?? CaseRows.Officer, TestDatabase.Now, default);
    }

    private async Task<Outcome<Notice>> Receive(ReceiveNotice receipt, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await receipt.Handle(db, caller ?? CaseRows.Manager, TestDatabase.Now, default);
    }

    private async Task<IReadOnlyList<string>> Waiting()
    {
        await using var db = Database.CreateContext();
        return [.. (await new ListNotices("440304", Waiting: true).Handle(db, Database.Settings.TimeZone, CaseRows.Officer, default)).Value.Items.Select(item => item.Number)];
    }
}
