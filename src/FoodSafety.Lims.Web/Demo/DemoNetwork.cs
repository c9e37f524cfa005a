using System.Globalization;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Demo;

/// <summary>
/// Two weeks of 贵阳's laboratories (1+5+N), so that every page has something to show: rapid rooms of which one is silent on the last day, a positive
/// that a laboratory confirms under a blind code with a report of three signatures, its contract, its purchase, a notice to another department.
/// </summary>
public sealed class DemoNetwork(LimsDatabase database, DateTimeOffset asOf)
{
    private const string District = "520100";
    private const string Laboratory = "520100-LAB1";
    private const int Days = 14;

    private static readonly Caller Officer = new("示例执法员丙", Roles.Officer, "520100-REG", District);
    private static readonly Caller Manager = new("示例科长丁", Roles.Manager, "520100-REG", District);
    private static readonly Caller Analyst = new("示例检验员戊", Roles.Lab, Laboratory, District);
    private static readonly Caller Reviewer = Analyst with { Name = "示例审核人己" };
    private static readonly Caller Signatory = Analyst with { Name = "示例授权签字人庚" };

    private readonly DateOnly _last = asOf.LocalDay(database.Settings.TimeZone);

    /// <returns>Number of the laboratory's report.</returns>
    public async Task<string> Handle(CancellationToken cancel)
    {
        Contract();
        Import("rapid-tests", Rooms(), asOf);
        await using var db = database.CreateContext();
        var positive = db.Cases.Where(row => row.DistrictCode == District).OrderBy(row => row.Id).Select(row => row.Number).First();
        var sample = $"GZ{_last.Year}Q0001";
        Import("samples", "抽样单编号,任务来源,任务类别,抽样方式,抽样缘由,跟踪案件编号,抽样日期,抽样单位,抽样人员,被抽样单位,摊位号,经营者姓名,环节,场所类型,区域类型,样品名称,食品大类,样品类型,样品来源,包装分类,规格型号,抽样数量,备样数量,单位,封条编号,检验机构\n"
            + $"{sample},市,监督抽检,针对性,跟踪抽检,{positive},{Day(-Days)},520100-REG,示例执法员丙、示例执法员辛,示例摊位 A12,A12,示例经营户,流通,批发市场,城市,豇豆,蔬菜,食用农产品,外购,散装,散装,2,1,kg,F0001,{Laboratory}\n", At(-Days, 15));
        await Positive(positive, sample, cancel);
        var report = await Report(sample, cancel);
        await Settle(positive, report, cancel);
        Done(await new RecordPurchase(sample, 2_050, "示例票据 0001").Handle(database, Officer, At(-Days + 1, 9), cancel));
        var notice = Done(await new SendNotice(District, "市农业农村局", "关于豇豆农药残留快检阳性的通报", $"案件 {positive} 的豇豆快检毒死蜱阳性，经检验（报告 {report}）符合规定，请关注产地用药。", positive)
            .Handle(db, database.Settings.TimeZone, Officer, At(-2, 10), cancel));
        Done(await new ReceiveNotice(notice.Number, "示例联络员壬", "已收悉，将加强产地巡查").Handle(db, Officer, At(-1, 10), cancel));
        Done(await new SendNotice(District, "市教育局", "关于加强学校食堂食材查验的通报", "请督促学校食堂查验供货商的检测合格证明。").Handle(db, database.Settings.TimeZone, Officer, At(-1, 11), cancel));
        return report;
    }

    private void Contract()
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = "contracts",
            rows = new[]
            {
                new
                {
                    code = $"GY-{_last.Year}-1", lot = "标段一", title = "示例承检合同", district = District, laboratory = Laboratory, categories = new[] { "蔬菜" }, batches = 200,
                    pricePerBatch = 50_000, effectiveFrom = $"{_last.Year}-01-01", effectiveTo = $"{_last.Year}-12-31", source = "演示数据", certainty = "certain",
                },
            },
        });
        var imported = Done(new ImportReferenceSet("contracts", document).Handle(database, Manager with { Role = Roles.Admin }, At(-Days, 8)));
        if (imported.Faults.Count > 0)
            throw new InvalidOperationException(imported.Faults[0].Message);
    }

    /// <summary>Five rooms, four samples a day; the first day of the first room finds a positive, another stands at the end; the fifth room sends nothing on the last day.</summary>
    private string Rooms()
    {
        var text = new StringBuilder("样品编号,检测时间,市场,摊位号,经营户,样品名称,食品类别,供货商,批号,检测项目,检测结果,组织方\n");
        for (var day = -Days; day <= 0; day++)
            for (var room = 1; room <= 5; room++)
                for (var sample = 1; sample <= 4 && (day < 0 || room < 5); sample++)
                    text.AppendLine(FormattableString.Invariant(
                        $"KJ{day + Days:00}{room}{sample},{Day(day)} 0{5 + sample}:10,520100-M0{room},A{10 + sample},示例经营户{sample},豇豆,蔬菜,示例合作社,{Day(day - 1)},毒死蜱,{((day, room, sample) is (-Days, 1, 1) or (-1, 2, 1) ? "阳性" : "阴性")},监管"));
        return text.ToString();
    }

    private async Task Positive(string number, string sample, CancellationToken cancel)
    {
        await Act(number, PositiveLifecycle.RecordRepeatPositive, Officer, At(-Days, 7), cancel, new GivenEvidence(PositiveLifecycle.RepeatTest.Code, "同法复测仍为阳性"));
        await Act(number, PositiveLifecycle.Notify, Officer, At(-Days, 8), cancel,
            new(PositiveLifecycle.NotifiedAt.Code, Text(At(-Days, 8))), new(PositiveLifecycle.NoticeSignature.Code, Waiver: "拒签，见证人示例管理员癸"));
        await Act(number, PositiveLifecycle.StopSale, Officer, At(-Days, 9), cancel, new GivenEvidence(PositiveLifecycle.StopSaleRecord.Code, "现场停止销售并下架"));
        await Act(number, PositiveLifecycle.SendToLab, Officer, At(-Days, 10), cancel, new GivenEvidence(PositiveLifecycle.LabSampleNumber.Code, sample));
    }

    private async Task Settle(string number, string report, CancellationToken cancel)
    {
        await Act(number, PositiveLifecycle.RecordLabCompliant, Officer, At(-5, 9), cancel, new(PositiveLifecycle.LabReportNumber.Code, report), new(PositiveLifecycle.LabMethod.Code, "GB 23200.121-2021"));
        await Act(number, PositiveLifecycle.Confirm, Manager, At(-5, 10), cancel, new GivenEvidence(PositiveLifecycle.StationOpinion.Code, "情况属实，检验合格，恢复销售"));
        await Act(number, PositiveLifecycle.Close, Manager, At(-5, 11), cancel);
    }

    private async Task Act(string number, CaseAction action, Caller caller, DateTimeOffset at, CancellationToken cancel, params GivenEvidence[] evidence)
    {
        await using var db = database.CreateContext();
        Done(await new ActOnCase(number, action.Code, evidence).Handle(db, await CaseReading.Load(db, at, database.Settings.TimeZone, cancel), caller, cancel));
    }

    /// <summary>The sample's way under its blind code, results at the bench, three signatures.</summary>
    private async Task<string> Report(string sample, CancellationToken cancel)
    {
        await Move(sample, SampleLifecycle.HandOver, Officer, At(-Days, 16), cancel,
            (SampleLifecycle.HandedTo, "样品中转站"), (SampleLifecycle.HandedAt, Text(At(-Days, 15))), (SampleLifecycle.TestSealNumber, "F0001"), (SampleLifecycle.BackupSealNumber, "F0002"));
        var blind = (await Move(sample, SampleLifecycle.Recode, Officer, At(-Days + 1, 9), cancel, (SampleLifecycle.HandedTo, "送样员"))).BlindCode!;
        await Move(blind, SampleLifecycle.Receive, Analyst, At(-Days + 1, 14), cancel);
        var rows = new[] { ("毒死蜱", "0.01", "≤0.02"), ("克百威", "未检出", "≤0.02") }.Select(item => JsonSerializer.SerializeToElement(
            new { sampleNo = blind, testItem = item.Item1, result = item.Item2, unit = "mg/kg", limit = item.Item3, loq = "0.005", method = "GB 23200.121-2021", verdict = "合格", testedOn = Day(-9) }, LimsJson.Options));
        var entered = Done(await new EnterResults(Laboratory, [.. rows]).Handle(database, Analyst, At(-9, 15), cancel));
        var number = entered.Rows[0].Report ?? throw new InvalidOperationException(entered.Rows[0].Faults[0].Message);
        foreach (var (action, caller, at) in new[]
        {
            (LabReportLifecycle.Submit, Analyst, At(-8, 10)), (LabReportLifecycle.Review, Reviewer, At(-7, 10)), (LabReportLifecycle.Approve, Signatory, At(-6, 10)),
        })
            Done(await new ActOnLabReport(number, action.Code, new Dictionary<string, string>()).Handle(database, caller, at, cancel));
        return number;
    }

    private async Task<SampleView> Move(string number, SampleAction action, Caller caller, DateTimeOffset at, CancellationToken cancel, params (SampleField Field, string Value)[] given)
    {
        var fields = given.ToDictionary(field => field.Field.Code, field => field.Value);
        fields[SampleLifecycle.SealCondition.Code] = SampleField.Intact;
        var needed = SampleLifecycle.Table.Where(move => move.Action == action).SelectMany(move => move.Needs.Concat(move.Takes)).Select(field => field.Code).ToHashSet();
        return Done(await new ActOnSample(number, action.Code, fields.Where(field => needed.Contains(field.Key)).ToDictionary()).Handle(database, caller, at, cancel));
    }

    private void Import(string kind, string text, DateTimeOffset at)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var received = Done(new ReceiveUpload(kind, "520100-REG", District, null, false, $"贵阳-{kind}.csv", null) { By = Officer.Name }.Handle(database, content, at));
        var receipt = new RunImport(received.UploadId).HandleOrAwait(database, at);
        if (receipt.Faults.Count > 0)
            throw new InvalidOperationException(receipt.Faults[0].Message);
    }

    private DateTimeOffset At(int day, int hour) => LocalClock.StartOf(_last.AddDays(day), database.Settings.TimeZone).AddHours(hour);

    private string Day(int day) => _last.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Text(DateTimeOffset at) => at.ToLocal(database.Settings.TimeZone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>What an operation of the demo did; none of them is refused.</summary>
    internal static T Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refused ? throw new InvalidOperationException(refused.Message) : outcome.Value;
}
