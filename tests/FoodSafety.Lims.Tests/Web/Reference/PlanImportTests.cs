using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Reference;

/// <summary>A new plan counts what is stored, in one transaction with its rows (contract: counters are always those of the rows).</summary>
public sealed class PlanImportTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Plan = "plans/440304-futian-2023";
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果\n";
    private const string Log = Header
        + "S1,2023-03-01 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性\n"
        + "S2,2023-03-01 08:20,440304-M02,草鱼,孔雀石绿,阳性\n"
        + "S3,2023-03-02 08:20,440304-M02,菜心,有机磷和氨基甲酸酯类农药,阴性\n"
        + "S4,2022-03-02 08:20,440304-M02,菜心,有机磷和氨基甲酸酯类农药,阴性\n";

    [Test]
    public async Task A_changed_filter_and_target_change_the_quotas_and_verify_stays_clean()
    {
        Database.Import(Log);
        var golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "samples.csv")), "samples");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "results.csv")), "results", "440304-LAB1");
        var shipped = Export();
        var before = VerifyData.Hash(Database);
        Assert.That(await Done("FT-37-count"), Is.EqualTo(3), "S1, S2 and S3");

        var import = Import(Plan, Edited(plan =>
        {
            Counter(plan, "ft-rapid-produce")["anyOf"] = JsonNode.Parse("""[{"foodCategories":["蔬菜"]}]""");
            Counter(plan, "ft-samples-total")["countedAt"] = "sampled";
            plan["targets"]!.AsArray().Single(target => (string)target!["code"]! == "FT-37")!["parts"]![0]!["target"] = 2;
        })).Value;

        Assert.That(import.Faults, Is.Empty);
        Assert.That(import.Counters!.RapidTests, Is.EqualTo(4));
        Assert.That(import.Counters.Changed, Is.Positive);
        Assert.That(await Done("FT-37-count"), Is.EqualTo(2), "S2 is a fish");
        Assert.That((await Ask("FT-37-count")).Status, Is.EqualTo(QuotaStatus.Met), "two of two");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);

        Assert.That(Import(Plan, shipped).Value.Counters!.Batches, Is.EqualTo(-import.Counters.Batches));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before), "the old plan back, every counter is as it was");
    }

    [Test]
    public async Task A_counter_of_another_name_takes_over_what_is_stored()
    {
        Database.Import(Log);

        Assert.That(Import(Plan, Export().Replace("ft-rapid-produce", "ft-rapid-everything", StringComparison.Ordinal)).Value.Faults, Is.Empty);

        Assert.That(await Done("FT-37-count"), Is.EqualTo(3));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        using var connection = Database.OpenConnection();
        Assert.That(connection.Ask<long>(null, "SELECT count(*) FROM counter_days WHERE counter = 'ft-rapid-produce'"), Is.Zero);
    }

    [Test]
    public async Task What_comes_after_the_new_plan_is_counted_by_it()
    {
        Database.Import(Log);
        Import(Plan, Edited(plan => Counter(plan, "ft-rapid-produce")["anyOf"] = JsonNode.Parse("""[{"foodCategories":["蔬菜"]}]""")));

        Database.Import(Header + "S9,2023-03-03 08:10,440304-M01,菜心,孔雀石绿,阴性\nS10,2023-03-03 08:20,440304-M02,草鱼,孔雀石绿,阴性\n");

        Assert.That(await Done("FT-37-count"), Is.EqualTo(3));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_drift_that_was_there_before_is_not_repaired_in_silence()
    {
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE counter_days SET batches = batches + 1");

        Import(Plan, Edited(plan => Counter(plan, "ft-rapid-produce")["anyOf"] = JsonNode.Parse("""[{}]""")));

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies.Select(found => found.Code), Does.Contain("counter-drift"));
    }

    [Test]
    public async Task The_plan_of_another_year_is_a_new_set_and_counts_that_year()
    {
        Database.Import(Log);

        var import = Import("plans/440304-futian-2022", Edited(plan => plan["year"] = 2022)).Value;

        Assert.That(import.Faults, Is.Empty);
        Assert.That(import.Counters!.Changed, Is.Positive, "S4 is of 2022");
        Assert.That(await Done("FT-37-count", 2022), Is.EqualTo(1));
        Assert.That(await Done("FT-37-count"), Is.EqualTo(3));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [TestCase("plans/440304-futian-again", "year-taken")]
    [TestCase("plans/440103-liwan-2023", "other-district")]
    public void A_plan_under_a_name_that_is_not_its_own_is_refused(string name, string code) =>
        Assert.That(Import(name, Export() + "\n").Value.Faults.Select(fault => fault.Code), Does.Contain(code));

    [Test]
    public void A_malformed_plan_tells_all_faults_and_changes_neither_plan_nor_counters()
    {
        Database.Import(Log);
        var (shipped, before) = (Export(), VerifyData.Hash(Database));

        var import = Import(Plan, Edited(plan =>
        {
            Counter(plan, "ft-rapid-produce")["anyOf"] = new JsonArray();
            Counter(plan, "ft-samples")["countedAt"] = "guessed";
            plan["targets"]![0]!.AsObject().Remove("source");
            plan["tasks"]![0]!["owner"] = "nobody";
        })).Value;

        Assert.That(import.Faults.Select(fault => fault.Code), Is.SupersetOf((string[])["missing", "unknown-word", "missing-source", "unknown-member"]));
        Assert.That((Export(), VerifyData.Hash(Database)), Is.EqualTo((shipped, before)));
    }

    [Test]
    public void A_word_no_record_can_bear_is_a_fault_of_the_plan()
    {
        var import = Import(Plan, Edited(plan => Counter(plan, "ft-rapid-produce")["anyOf"] =
            JsonNode.Parse("""[{"placeTypes":["集市"],"foodCategories":["蔬果"],"sites":["440103-X"],"organisers":["谁"]}]"""))).Value;

        Assert.That(import.Faults.Select(fault => (fault.Field, fault.Code)), Is.EquivalentTo(
            [("placeTypes", "unknown-word"), ("foodCategories", "unknown-word"), ("sites", "unknown-word"), ("organisers", "unknown-word")]));
    }

    [Test]
    public void An_import_that_runs_by_the_old_plan_must_end_first()
    {
        Database.Import(Log);
        using (var connection = Database.OpenConnection())
            connection.Run(null, "UPDATE uploads SET status = 'running'");

        Assert.That(Import(Plan, Export() + "\n").Refusal!.Code, Is.EqualTo("import-running"));
        Assert.That(Import("plans/440103-liwan-2023", Export("plans/440103-liwan-2023") + "\n").Succeeded, "another district's import is no matter");
    }

    private async Task<decimal> Done(string target, int year = 2023) => (await Ask(target, year)).Done;

    private async Task<QuotaProgress> Ask(string target, int year = 2023)
    {
        var quotas = await new AskQuotas("440304", year, TestDatabase.Now).Handle(Database, Caller.CommandLine, CancellationToken.None);
        return quotas.Value.Targets.SelectMany(one => one.Parts.Add(one)).Single(one => one.Code == target);
    }

    private string Edited(Action<JsonNode> edit)
    {
        var plan = JsonNode.Parse(Export())!;
        edit(plan);
        return plan.ToJsonString();
    }

    private static JsonNode Counter(JsonNode plan, string code) => plan["counters"]!.AsArray().Single(counter => (string)counter!["code"]! == code)!;

    private string Export(string name = Plan) => new ExportReferenceSet(name).Handle(Database).Value;

    private Outcome<ReferenceImport> Import(string name, string document) =>
        new ImportReferenceSet(name, Encoding.UTF8.GetBytes(document)).Handle(Database, Caller.CommandLine, TestDatabase.Now);
}
