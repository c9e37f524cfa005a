using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>Weights of the goods, and the one reason for all that were not taken.</summary>
public sealed class WeighGoodsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateTimeOffset At = CaseRows.OpenedAt.AddHours(1);

    [Test]
    public async Task One_reason_stands_for_every_weight_that_was_not_taken()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        await CaseRows.Walk(Database, "HC-440304-2023-00001", "start", "notify");
        await using var db = Database.CreateContext();
        var asked = new CaseRequest("HC-440304-2023-00001", "control-risk")
        {
            Evidence = [new("goods-account", "已售完"), new("control-measures", "公告召回"), new("purchased-kg", "50"), new("sampled-kg", "2")],
            Unweighed = "检验结果送达时已售完",
        };

        Assert.That((await asked.Handle(db, Database.Settings, await CaseRows.Reading(db, At), CaseRows.Laboratory, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        var controlled = (await asked.Handle(db, Database.Settings, await CaseRows.Reading(db, At), CaseRows.Officer, default)).Value.State();

        Assert.That(controlled.Evidence.Where(item => item.Waiver is not null).Select(item => item.Code), Is.EqualTo(new[] { "sold-kg", "recalled-kg", "stock-kg", "destroyed-kg", "returned-kg", "released-kg", "sealed-kg" }));
        Assert.That(controlled.Find("purchased-kg")!.Value, Is.EqualTo("50"));
        Assert.That(controlled.Missing.Select(kind => kind.Code), Has.None.Contain("-kg"));
    }

    [Test]
    public async Task Weights_are_added_together_later_and_what_stands_is_not_excused()
    {
        await CaseRows.Add(Database, CaseRows.Disposal(1));
        Assert.That((await Weigh(null)).Refusal!.Code, Is.EqualTo("missing"));
        Assert.That((await Weigh(null, new GivenEvidence("stock-kg", "3条"))).Refusal!.Code, Is.EqualTo("evidence-invalid"));
        Assert.That((await Weigh(null, new GivenEvidence("stock-kg", "3"), new GivenEvidence("recalled-kg", "1"))).Value.Version, Is.EqualTo(3));

        var weighed = (await Weigh("未过秤", new GivenEvidence("recalled-kg", "2"))).Value.State();

        Assert.That((weighed.Find("stock-kg")!.Value, weighed.Find("recalled-kg")!.Value, weighed.Find("sold-kg")!.Waiver), Is.EqualTo(("3", "2", "未过秤")));
        Assert.That((await CaseRows.Load(Database, "HC-440304-2023-00001")).Version, Is.EqualTo(weighed.Version));
        await using var context = Database.CreateContext();
        Assert.That((await new WeighGoods("HC-440304-2023-99999", [], "x").Handle(context, CaseRows.Officer, At, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await new WeighGoods("HC-440304-2023-00001", [], "x").Handle(context, CaseRows.Elsewhere, At, default)).Refusal!.Code, Is.EqualTo("not-yours"));

        async Task<Outcome<DisposalCase>> Weigh(string? reason, params GivenEvidence[] weights)
        {
            await using var db = Database.CreateContext();
            return await new WeighGoods("HC-440304-2023-00001", weights, reason).Handle(db, CaseRows.Officer, At, default);
        }
    }
}
