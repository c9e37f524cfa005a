using System.Text;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reconciliation;
using FoodSafety.Lims.Web.Reconciliation.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Tests.Web.Reconciliation;

/// <summary>对数: a platform's totals beside what is stored, counted as the contract counts batches and items.</summary>
public sealed class ReconcileTests(DatabaseKind kind) : BothDatabases(kind)
{
    /// <summary>M01: two batches of three items, one positive, and a batch all invalid; M02: one batch, tested twice.</summary>
    private const string Log = """
        样品编号,检测时间,市场,样品名称,检测项目,检测结果
        A,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性
        A,2023-09-18 08:12,440304-M01,菜心,克百威,阳性
        B,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,阴性
        C,2023-09-18 08:30,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,无效
        D,2023-09-19 08:10,440304-M02,豇豆,有机磷和氨基甲酸酯类农药,阳性
        D,2023-09-19 09:10,440304-M02,豇豆,有机磷和氨基甲酸酯类农药,阴性
        """;

    [SetUp]
    public void Store() => Assert.That(Database.Import(Log).Status, Is.EqualTo("completed"));

    [Test]
    public void Totals_that_are_ours_agree_whatever_they_are_counted_in()
    {
        var answer = Compare("日期,市场,批次,项次,阳性数,阳性项次\n2023-09-18,福田示例市场01,2,3,1,1\n2023/9/19,440304-m02,1,1,1,1\n合计,,3,4,2,2\n");

        Assert.That((answer.Agreeing, answer.Differing, answer.Agrees), Is.EqualTo((2, 0, true)), Text(answer));
        Assert.That(answer.SumRows, Is.EqualTo(new[] { 4 }));
        Assert.That(answer.Ours, Is.EqualTo(new DayTotals(3, 4, 2, 2)));
        Assert.That(ReconcileCommand.ExitCodeOf(answer), Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void Every_differing_row_is_listed_also_what_one_side_alone_has()
    {
        var answer = Compare("检测日期,市场名称,平台数\n2023-09-18,福田示例市场01,5\n2023-09-18,福田示例市场03,4\n2023-09-19,福田示例市场04,0\n");

        Assert.That(answer.Rows.Select(row => (row.Date.Day, row.Market, row.FileRow, row.Only, row.Platform?.Batches, row.Ours?.Batches, row.Difference.Batches)), Is.EqualTo(new (int, string, int?, string?, long?, long?, long?)[]
        {
            (18, "440304-M01", 2, null, 5, 2, -3),
            (18, "440304-M03", 3, "platform", 4, null, -4),
            (19, "440304-M02", null, "ours", null, 1, 1),
        }));
        Assert.That((answer.Agreeing, answer.Platform.Batches, answer.Ours.Batches, answer.Difference.Batches, answer.Ours.Items), Is.EqualTo((1, 9L, 3L, -6L, (long?)null)));
        Assert.That(ReconcileCommand.ExitCodeOf(answer), Is.EqualTo(ExitCode.Refused));
        Assert.That(Encoding.UTF8.GetString(ReconciliationCsv.Write(answer)).Split("\r\n")[1], Is.EqualTo("2023-09-18,440304-M01,福田示例市场01,2,,5,2,-3"));
    }

    [Test]
    public void Rows_that_cannot_be_compared_are_faults_with_their_numbers()
    {
        var answer = Compare("日期,市场,项次\n昨天,福田示例市场01,3\n2023-09-18,无名市场,3\n2023-09-18,440103-M01,3\n2023-09-18,440304-M01,三\n2023-09-18,440304-M01,\n2023-09-18,440304-M01,3\n2023-09-18,福田示例市场01,3\n");

        Assert.That(answer.Faults.Select(fault => (fault.Row, fault.Code)), Is.EqualTo(new (int?, string)[]
        {
            (2, "not-a-date"), (3, "unknown-market"), (4, "not-yours"), (5, "not-a-number"), (6, "missing"), (8, "duplicate"),
        }));
        Assert.That((answer.Agreeing, answer.Differing), Is.EqualTo((1, 0)));
        Assert.That(ReconcileCommand.ExitCodeOf(answer), Is.EqualTo(ExitCode.SomeRowsRefused));
    }

    [Test]
    public void A_line_of_JSON_that_is_broken_is_a_fault_with_its_number() =>
        Assert.That(Compare("{\"日期\":\"2023-09-18\",\"市场\":\"440304-M01\",\"批次\":2}\n{\"日期\":\n").Faults.Select(fault => (fault.Row, fault.Code)), Is.EqualTo(new (int?, string)[] { (2, "not-understood") }));

    [Test]
    public void The_period_and_the_sender_narrow_both_sides()
    {
        const string file = "日期,市场,批次\n2023-09-18,440304-M01,2\n2023-09-19,440304-M02,9\n";
        var day = new DateOnly(2023, 9, 18);

        var first = Compare(file, from: day, to: day);
        Assert.That((first.Agreeing, first.Differing, first.Outside), Is.EqualTo((1, 0, 1)));
        Assert.That(Compare(file, organisation: "440304-LAB1", to: day).Rows.Single().Only, Is.EqualTo("platform"), "another sent what is stored");
        Assert.That(Compare(file, organisation: "440304-REG", to: day).Agrees, Is.True);
    }

    [TestCase("市场,批次\n440304-M01,1\n", "missing-column")]
    [TestCase("日期,市场,备注\n2023-09-18,440304-M01,1\n", "missing-column")]
    [TestCase("", "no-table")]
    public void A_file_without_the_columns_is_refused_whole(string file, string code) => Assert.That(Ask(file).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public void Another_district_and_a_market_may_not_look()
    {
        const string file = "日期,市场,批次\n2023-09-18,440304-M01,2\n";
        Assert.That(Ask(file, caller: new Caller("x", Roles.Office, "440103-REG", "440103")).Refusal!.Code, Is.EqualTo("not-yours"));
        Assert.That(Ask(file, caller: new Caller("x", Roles.Market, "440304-M01", "440304")).Refusal!.Code, Is.EqualTo("forbidden"));
    }

    private ReconciliationAnswer Compare(string file, string? organisation = null, DateOnly? from = null, DateOnly? to = null)
    {
        var answer = Ask(file, organisation, from, to);
        Assert.That(answer.Refusal, Is.Null);
        return answer.Value;
    }

    private FoodSafety.Lims.Domain.Outcome<ReconciliationAnswer> Ask(string file, string? organisation = null, DateOnly? from = null, DateOnly? to = null, Caller? caller = null)
    {
        var path = Path.Combine(Database.Settings.DataFolder, "totals.csv");
        File.WriteAllText(path, file);
        return new Reconcile("440304", organisation, from, to).Handle(Database, caller ?? Caller.CommandLine, path);
    }

    private static string Text(ReconciliationAnswer answer) => Encoding.UTF8.GetString(ReconciliationCsv.Write(answer));
}
