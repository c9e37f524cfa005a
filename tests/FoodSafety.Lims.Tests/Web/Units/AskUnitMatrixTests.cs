using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Units;

namespace FoodSafety.Lims.Tests.Web.Units;

/// <summary>一街一车一室 over stored logs: 园岭街道 has the example room R01 and the vehicle V01.</summary>
public sealed class AskUnitMatrixTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,快检单元\n";

    [Test]
    public async Task Batches_are_counted_by_the_unit_that_the_log_names_by_code_or_name()
    {
        Database.Import(Header
            + "A1,2023-03-01 08:00,440304-M01,菜心,毒死蜱,阴性,440304-R01\n"
            + "A1,2023-03-01 08:05,440304-M01,菜心,克百威,阴性,440304-R01\n"   // the same batch
            + "A2,2023-03-02 08:00,440304-M01,菜心,毒死蜱,阴性,福田示例快检室01\n"
            + "A3,2023-03-02 08:00,440304-M01,菜心,毒死蜱,无效,440304-R01\n"    // not a batch
            + "A4,2023-03-02 08:00,440304-M01,菜心,毒死蜱,阴性,二号面包车\n"
            + "A5,2023-03-02 08:00,440304-M01,菜心,毒死蜱,阴性,\n"
            + "A6,2023-04-01 08:00,440304-M01,菜心,毒死蜱,阴性,440304-V01\n");  // another month

        var matrix = (await Ask("2023-03")).Value;

        var yuanling = matrix.Streets.Single(row => row.Street == "园岭街道");
        Assert.That(yuanling.Cells.Select(cell => (cell.Kind, cell.Batches, cell.IsShort)), Is.EqualTo(new[] { ("快检车", 0L, true), ("快检室", 2L, false) }));
        Assert.That(yuanling.Cells[1].Units.First(), Is.EqualTo(new UnitMatrix.Unit("440304-R01", "福田示例快检室01", "440304-M01", false, 2, 2, new DateOnly(2023, 3, 2))));
        Assert.That(matrix.Unknown, Is.EqualTo(new[] { new UnitMatrix.UnknownUnit("二号面包车", 1) }));
        Assert.That((await Ask("2023-04")).Value.Streets.Single(row => row.Street == "园岭街道").Cells.Select(cell => cell.IsShort), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task A_row_that_is_taken_back_takes_its_count_along()
    {
        var receipt = Database.Import(Header + "A1,2023-03-01 08:00,440304-M01,菜心,毒死蜱,阴性,440304-R01\n");
        Assert.That((await Ask("2023-03")).Value.Streets.Sum(row => row.Cells[1].Batches), Is.EqualTo(1));


        Assert.That(new FoodSafety.Lims.Web.Uploads.Undo.UndoUpload(receipt.Upload!).Handle(Database, Caller.CommandLine, TestDatabase.Now).Refusal, Is.Null);

        Assert.That((await Ask("2023-03")).Value.Streets.Sum(row => row.Cells[1].Batches), Is.Zero);
    }

    [Test]
    public async Task What_is_not_known_or_not_ones_own_is_refused()
    {
        Assert.That((await Ask("soon")).Refusal!.Code, Is.EqualTo("unknown-period"));
        Assert.That((await Ask("2023", "999999")).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await Ask("2023", caller: CaseRows.Elsewhere)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Ask("2023", caller: CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<Outcome<UnitMatrix>> Ask(string period, string district = "440304", Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await new AskUnitMatrix(district, period).Handle(db, caller ?? Caller.CommandLine, default);
    }
}
