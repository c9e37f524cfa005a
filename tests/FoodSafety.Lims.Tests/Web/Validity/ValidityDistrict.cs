using System.Text;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Validity;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Validity;

/// <summary>A district whose rapid tests are scored, as its people see it.</summary>
public abstract class ValidityDistrict(DatabaseKind kind) : BothDatabases(kind)
{
    protected const string District = "440304";

    protected const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,录入时间,来源,照片,设备编号,试剂批号,检测人\n";

    protected static readonly DateTimeOffset Now = TestDatabase.Now;

    /// <summary>One row of a vegetable's test; entered ten minutes later by an instrument unless it is said otherwise.</summary>
    protected static string Row(string sample, string testedAt, string market = "M01", string outcome = "阴性", string? enteredAt = null, string provenance = "仪器直传", string photos = "", string item = "有机磷和氨基甲酸酯类农药") =>
        $"{sample},{testedAt},{District}-{market},菜心,{item},{outcome},{enteredAt ?? testedAt},{provenance},{photos},,,\n";

    protected int Choose(string? ruleSet, string from) => new ChooseRuleSet(District, ruleSet, DateOnly.Parse(from), "试行").Handle(Database, Caller.CommandLine, Now).Value;

    protected ValidityEffect Preview(string? ruleSet, string from) => new PreviewRuleSet(District, ruleSet, DateOnly.Parse(from)).Handle(Database, Caller.CommandLine, Now).Value;

    protected void Adopt(string? ruleSet, string from)
    {
        Choose(ruleSet, from);
        new ScoreDays(District).Handle(Database);
    }

    /// <summary>A rule set of one's own in place of the shipped ones.</summary>
    protected void Rules(string rules, string code = "own") => Reference("validity-rules",
        $$"""{"name":"validity-rules","rows":[{"code":"{{code}}","province":"x","title":"x","rules":[{{rules}}],"effectiveFrom":"2019-01-01","effectiveTo":null,"source":"x","certainty":"unsure"}]}""");

    protected void Reference(string name, string json)
    {
        var imported = new ImportReferenceSet(name, Encoding.UTF8.GetBytes(json)).Handle(Database, Caller.CommandLine, Now).Value;
        Assert.That(imported.Faults, Is.Empty);
    }

    /// <summary>The tests that are not valid: sample and reasons.</summary>
    protected IReadOnlyList<string> NotValid() => Texts("SELECT t.sample_no || n.reasons FROM not_valid_tests n JOIN rapid_tests t ON t.id = n.test_id ORDER BY t.sample_no, n.reasons, n.test_id");

    /// <summary>What a counter counts in all, in batches and items.</summary>
    protected (long Batches, long Items) Counted(string counter = "ft-rapid-total")
    {
        using var connection = Database.OpenConnection();
        return (
            connection.Ask<long>(null, "SELECT coalesce(sum(batches), 0) FROM counter_days WHERE counter = @counter", ("counter", counter)),
            connection.Ask<long>(null, "SELECT coalesce(sum(items), 0) FROM counter_days WHERE counter = @counter", ("counter", counter)));
    }

    protected async Task AssertHolds(string when = "") => Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty, when);

    protected async Task<ValidityAnswer> Ask(string period = "2023", DateTimeOffset? asOf = null, Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return (await new AskValidity(District, period, asOf ?? Now).Handle(db, caller ?? Caller.CommandLine, TestDatabase.Zone, default)).Value;
    }

    protected long IdOf(string sample)
    {
        using var connection = Database.OpenConnection();
        return connection.Ask<long>(null, "SELECT min(id) FROM rapid_tests WHERE sample_no = @sample", ("sample", sample));
    }

    protected IReadOnlyList<string> Texts(string sql)
    {
        var texts = new List<string>();
        using var connection = Database.OpenConnection();
        using var command = connection.Command(null, sql);
        using var row = command.ExecuteReader();
        while (row.Read())
            texts.Add(row.GetString(0));
        return texts;
    }
}
