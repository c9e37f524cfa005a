using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Quotas;

/// <summary>荔湾's 1 per thousand with the census's 1,238,305 residents asks for 1,239 batches: it stays so when a newer figure comes, if the plan says by which it goes.</summary>
public sealed class PopulationLockTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Plan = "plans/440103-liwan-2023";

    [Test]
    public async Task A_locked_rate_keeps_its_population_and_tells_what_a_newer_one_would_ask()
    {
        Lock("""{"year": 2020, "kind": "常住人口"}""");
        Newer(1_300_500);

        var rate = await Rate();

        Assert.That((rate.Population, rate.Remaining, rate.PopulationUsed!.Year, rate.PopulationUsed.Kind), Is.EqualTo((1_238_305L, 1_239m, 2020, "常住人口")));
        var note = rate.Notes.Single(note => note.Code == QuotaNote.NewerPopulation).Message;
        Assert.That(note, Does.Contain("1,238,305").And.Contain("1,300,500").And.Contain("1,301 批次"));
    }

    [Test]
    public async Task Without_a_lock_the_newest_in_use_counts_as_before()
    {
        Newer(1_300_500);

        var rate = await Rate();

        Assert.That((rate.Population, rate.Remaining), Is.EqualTo((1_300_500L, 1_301m)));
        Assert.That(rate.Notes.Select(note => note.Code), Does.Not.Contain(QuotaNote.NewerPopulation));
    }

    [Test]
    public void A_population_that_a_plan_is_locked_to_is_neither_changed_nor_left_out()
    {
        Lock("""{"year": 2020, "kind": "常住人口"}""");
        var populations = Populations();
        Of(populations, "440103")["value"] = 1_250_000;

        var changed = new ImportReferenceSet("populations", System.Text.Encoding.UTF8.GetBytes(populations.ToJsonString())).Handle(Database, Caller.CommandLine, TestDatabase.Now);
        Assert.That(changed.Value.Faults.Select(fault => fault.Code), Is.EqualTo(new[] { "locked-by-plan" }));

        populations["rows"]!.AsArray().Remove(Of(populations, "440103"));
        var left = new ImportReferenceSet("populations", System.Text.Encoding.UTF8.GetBytes(populations.ToJsonString())).Handle(Database, Caller.CommandLine, TestDatabase.Now);
        Assert.That(left.Value.Faults.Select(fault => fault.Code), Is.EqualTo(new[] { "locked-by-plan" }));
    }

    [Test]
    public void A_plan_locked_to_a_population_that_nobody_knows_is_refused()
    {
        var import = new ImportReferenceSet(Plan, System.Text.Encoding.UTF8.GetBytes(Locked("""{"year": 2019, "kind": "户籍人口"}"""))).Handle(Database, Caller.CommandLine, TestDatabase.Now);

        Assert.That(import.Value.Faults.Select(fault => (fault.Field, fault.Code)), Is.EqualTo(new[] { ("population", "unknown-population") }));
    }

    private void Lock(string population) => Database.Reference(Plan, Locked(population));

    private string Locked(string population)
    {
        var plan = JsonNode.Parse(new ExportReferenceSet(Plan).Handle(Database).Value)!;
        plan["targets"]!.AsArray().SelectMany(whole => whole!["parts"]?.AsArray() ?? []).Single(part => (string?)part!["code"] == "LW-6-rate")!["population"] = JsonNode.Parse(population);
        return plan.ToJsonString();
    }

    private void Newer(long value)
    {
        var populations = Populations();
        var newer = Of(populations, "440103").DeepClone();
        (newer["value"], newer["year"], newer["effectiveFrom"], newer["source"]) = (value, 2022, "2023-05-01", "荔湾区统计公报");
        populations["rows"]!.AsArray().Add(newer);
        Database.Reference("populations", populations.ToJsonString());
    }

    private JsonNode Populations() => JsonNode.Parse(new ExportReferenceSet("populations").Handle(Database).Value)!;

    private static JsonNode Of(JsonNode populations, string district) => populations["rows"]!.AsArray().Single(row => (string?)row!["district"] == district)!;

    private async Task<QuotaProgress> Rate()
    {
        var quotas = await new AskQuotas("440103", 2023, TestDatabase.Now).Handle(Database, Caller.CommandLine, default);
        return quotas.Value.Targets.SelectMany(target => target.Parts).Single(part => part.Code == "LW-6-rate");
    }
}
