using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Reference;

/// <summary>Documents out and in (contract, <c>lims reference</c>): whole or not at all, and the stored rows keep their judgement.</summary>
public sealed class ReferenceTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Log = """
        样品编号,检测时间,市场,样品名称,检测项目,检测结果
        S1,2023-03-01 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性
        S2,2023-03-01 08:20,440304-M02,草鱼,孔雀石绿,阳性
        S3,2022-03-02 08:20,440304-M02,菜心,有机磷和氨基甲酸酯类农药,阴性
        """;

    private static readonly string[] Names = [.. FirstReference.Documents().Select(document => document.Name)];

    [Test]
    public void Every_set_goes_out_as_it_was_shipped()
    {
        Assert.That(Names, Has.Length.EqualTo(ShippedFiles("reference") + ShippedFiles("districts")), "every document of seeds/reference and every plan");
        using var all = Assert.EnterMultipleScope();
        foreach (var (name, file) in FirstReference.Documents())
            Assert.That(Export(name), Is.EqualTo(File.ReadAllText(file)), name);
    }

    [Test]
    public void What_went_out_comes_in_again_and_changes_nothing()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var name in Names)
        {
            var import = Import(name, Export(name)).Value;
            Assert.That((import.Changed, import.Faults.Count), Is.EqualTo((false, 0)), name);
        }
    }

    [Test]
    public async Task Every_shipped_document_passes_its_own_checks_and_moves_no_counter()
    {
        ImportRows();
        var before = VerifyData.Hash(Database);

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in Names)
            {
                var import = Import(name, "\uFEFF" + Export(name) + "\n").Value;
                Assert.That(import.Faults, Is.Empty, name);
                Assert.That(import.Changed, name);
                Assert.That(import.Lists.Sum(list => list.Added + list.Removed), Is.Zero, name);
                Assert.That(import.Counters?.Changed ?? 0, Is.Zero, name);
                Assert.That(import.Kept, Is.Empty, name);
            }
        }

        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public void A_set_that_is_not_known_is_refused_with_the_names_that_are()
    {
        var export = new ExportReferenceSet("limit").Handle(Database).Refusal!;
        var import = Import("plans/999999-nowhere-2023", "{}").Refusal!;

        Assert.That((export.Code, import.Code), Is.EqualTo(("unknown-set", "unknown-set")));
        Assert.That(export.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(Names.Where(name => !export.Message.Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void New_limits_leave_stored_rows_as_they_were_judged()
    {
        ImportRows();
        var before = VerifyData.Hash(Database);
        var limits = JsonNode.Parse(Export("limits"))!;
        foreach (var row in limits["rows"]!.AsArray().Where(row => row!["value"] is not null))
            row!["value"] = 0.000001m;

        var import = Import("limits", limits.ToJsonString()).Value;

        Assert.That(import.Faults, Is.Empty);
        Assert.That(import.Lists.Single().Added, Is.Positive.And.EqualTo(import.Lists.Single().Removed));
        Assert.That(import.Notes.Single(), Does.Contain("已存的记录不变"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before));
    }

    [TestCase("limits", "\"comparator\": \"at-most\"|\"comparator\": \"about\";\"unit\": \"mg/kg\"|\"unit\": \"bushel\"", "unknown-word", "unknown-unit")]
    [TestCase("foods", "\"category\": \"蔬菜\"|\"category\": \"蔬果\";\"上海青\"|\"菜心\"", "unknown-category", "spelling-twice")]
    [TestCase("vocabularies", "\"code\": \"negative\"|\"code\": \"fine\"", "unknown-word", "missing")]
    [TestCase("test-items", "\"panel\": true|\"panel\": \"yes\";\"alsoGroups\"|\"otherGroups\"", "not-a-flag", "unknown-member")]
    [TestCase("rapid-methods", "\"threshold\": 50,|;\"readingKind\": \"inhibition\"|\"readingKind\": \"guess\"", "missing", "unknown-word")]
    [TestCase("food-categories", "\"code\": \"01\"|\"code\": \"02\";\"certainty\": \"likely\"|\"certainty\": \"sure\"", "duplicate", "unknown-word")]
    [TestCase("populations", "\"district\": \"440103\"|\"place\": \"440103\";\"value\": 1553225|\"value\": 0", "unknown-member", "out-of-range")]
    [TestCase("calendar", "\"kind\": \"make-up\"|\"kind\": \"party\";\"name\": \"calendar\"|\"nom\": \"calendar\"", "unknown-word", "unknown-member")]
    [TestCase("organisations", "\"kind\": \"lab\"|\"kind\": \"pub\";\"district\": \"440103\"|\"district\": \"1\"", "unknown-word", "unknown-district")]
    [TestCase("plans/440304-futian-2023", "\"counter\": \"ft-rapid-produce\"|\"counter\": \"ft-nothing\";\"农贸市场\"|\"集市\"", "unknown-counter", "")]
    public void All_faults_are_told_at_once_and_nothing_is_changed(string name, string edits, string one, string another)
    {
        var shipped = Export(name);
        var spoilt = shipped;
        foreach (var edit in edits.Split(';'))
        {
            Assert.That(spoilt.Contains(edit.Split('|')[0], StringComparison.Ordinal), $"the document still says {edit}");
            spoilt = spoilt.Replace(edit.Split('|')[0], edit.Split('|')[1], StringComparison.Ordinal);
        }

        var import = Import(name, spoilt).Value;

        Assert.That(import.Changed, Is.False);
        Assert.That(import.Faults.Select(fault => fault.Code), Does.Contain(one).And.Some.StartsWith(another));
        Assert.That(import.Faults, Has.Count.GreaterThan(1));
        Assert.That(Export(name), Is.EqualTo(shipped));
    }

    [TestCase("limits", "[]", "not-an-object")]
    [TestCase("limits", "{\"name\": \"limits\", \"rows\": [", "not-json")]
    [TestCase("foods", "{\"name\": \"limits\", \"rows\": []}", "other-set")]
    [TestCase("populations", "{\"name\": \"populations\", \"rows\": []}", "empty")]
    [TestCase("plans/440304-futian-2023", "{}", "missing")]
    public void A_document_of_another_shape_is_refused(string name, string document, string code)
    {
        var shipped = Export(name);

        Assert.That(Import(name, document).Value.Faults.Select(fault => fault.Code), Does.Contain(code));
        Assert.That(Export(name), Is.EqualTo(shipped));
    }

    [Test]
    public void A_document_in_another_encoding_is_refused()
    {
        var import = new ImportReferenceSet("limits", [0x7B, 0xCF, 0xDE, 0xC1, 0xBF, 0x7D]).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value;

        Assert.That(import.Faults.Single().Code, Is.EqualTo("not-utf8"));
    }

    [Test]
    public void Synonyms_that_would_set_two_limits_against_each_other_are_refused_before_an_import_meets_them()
    {
        var limits = JsonNode.Parse(Export("limits"))!;
        var first = limits["rows"]!.AsArray().First(row => (string?)row!["level"] == "food")!;
        var foods = JsonNode.Parse(Export("foods"))!.AsObject();
        var (owner, item) = ((string)first["food"]!, (string)first["item"]!);
        var other = foods["rows"]!.AsArray().First(row => (string)row!["name"]! != owner && row["synonyms"]!.AsArray().Count > 0)!;
        var clash = first.DeepClone();
        clash["food"] = (string)other["synonyms"]![0]!;
        limits["rows"]!.AsArray().Add(clash);
        clash = first.DeepClone();
        clash["food"] = (string)other["name"]!;
        limits["rows"]!.AsArray().Add(clash);

        Assert.That(Import("limits", limits.ToJsonString()).Value.Faults.Select(fault => fault.Code), Does.Contain("limits-clash").Or.Contain("overlapping-versions"), item);
    }

    [Test]
    public async Task Organisations_come_and_go_but_those_with_records_stay()
    {
        ImportRows();
        var file = JsonNode.Parse(Export("organisations"))!;
        var rows = file["rows"]!.AsArray();
        foreach (var gone in rows.Where(row => (string)row!["code"]! is "440304-M02" or "440304-M03").ToList())
            rows.Remove(gone);
        rows.Single(row => (string)row!["code"]! == "440304-M01")!["name"] = "新名市场";
        rows.Add(JsonNode.Parse("""{"code":"440304-M99","name":"新市场","kind":"market","district":"440304","placeType":"农贸市场"}"""));

        var import = Import("organisations", file.ToJsonString()).Value;

        Assert.That(import.Faults, Is.Empty);
        Assert.That(import.Kept.Select(kept => (kept.Kind, kept.Code)), Is.EqualTo([("market", "440304-M02")]));
        using var db = Database.CreateContext();
        var stored = db.Organisations.Where(one => one.DistrictCode == "440304" && one.Kind == "market").ToDictionary(one => one.Code, one => one.Name);
        Assert.That(stored, Has.Count.EqualTo(24), "24 of 福田, one gone, one new");
        Assert.That(stored["440304-M01"], Is.EqualTo("新名市场"));
        Assert.That(stored.Keys, Does.Contain("440304-M02").And.Contain("440304-M99").And.Not.Contain("440304-M03"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public void An_organisation_with_records_keeps_kind_and_district()
    {
        ImportRows();
        var file = JsonNode.Parse(Export("organisations"))!;
        var market = file["rows"]!.AsArray().Single(row => (string)row!["code"]! == "440304-M01")!;
        (market["kind"], market["district"]) = ("lab", "440103");

        var import = Import("organisations", file.ToJsonString()).Value;

        Assert.That(import.Faults.Select(fault => (fault.Field, fault.Code)), Is.EqualTo([("kind", "has-records"), ("district", "has-records")]));
    }

    [Test]
    public void A_district_left_out_goes_with_its_organisations_unless_a_plan_names_it()
    {
        var file = JsonNode.Parse(Export("organisations"))!;
        file["districts"]!.AsArray().Add(JsonNode.Parse("""{"code":"440305","name":"南山区","shortName":"南山"}"""));
        Assert.That(Import("organisations", file.ToJsonString()).Value.Faults, Is.Empty);

        var districts = file["districts"]!.AsArray();
        foreach (var gone in districts.Where(row => (string)row!["code"]! is "440305" or "520100").ToList())
            districts.Remove(gone);
        var rows = file["rows"]!.AsArray();
        foreach (var gone in rows.Where(row => (string)row!["district"]! == "520100").ToList())
            rows.Remove(gone);

        Assert.That(Import("organisations", file.ToJsonString()).Value.Kept.Select(kept => kept.Code), Is.EqualTo(["520100"]));
    }

    private void ImportRows()
    {
        var golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");
        Database.Import(Log);
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "samples.csv")), "samples");
        Database.Import(File.ReadAllBytes(Path.Combine(golden, "results.csv")), "results", "440304-LAB1");
        using var connection = Database.OpenConnection();
        Assert.That(connection.Ask<long>(null, "SELECT count(*) FROM counter_days"), Is.Positive);
    }

    private string Export(string name) => new ExportReferenceSet(name).Handle(Database).Value;

    private Outcome<ReferenceImport> Import(string name, string document) =>
        new ImportReferenceSet(name, Encoding.UTF8.GetBytes(document)).Handle(Database, Caller.CommandLine, TestDatabase.Now);

    private static int ShippedFiles(string folder) => Directory.GetFiles(Path.Combine(Repository.Root, "seeds", folder), "*.json").Length;
}
