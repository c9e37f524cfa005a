using System.Security.Cryptography;
using System.Text;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Demo;

/// <summary>
/// Walks the year's cases through their lifecycles: each step is asked of the same table as an officer's, with evidence and two persons.
/// Cases of the last days stay open, as they would be.
/// </summary>
public sealed class DemoCases(LimsDatabase database, DateTimeOffset asOf)
{
    private const string Officer = "示例执法员甲";
    private const string Approver = "示例审批人乙";
    private const int CasesASave = 200;

    private readonly string _scan = KeepScan(database);

    public async Task<(int Positive, int Disposal)> Handle(CancellationToken cancel)
    {
        var closed = (await Close("positive", TimeSpan.FromDays(3), ClosePositive, cancel), await Close("disposal", TimeSpan.FromDays(60), CloseDisposal, cancel));
        await GiveOut(cancel);
        return closed;
    }

    /// <summary>One case that is still open shows what its parties go through: one by an own department, one by a letter to another county.</summary>
    private async Task GiveOut(CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var number = await db.Cases.Where(row => row.Kind == "disposal" && row.ClosedAt == null && row.Parties.Count >= 2).OrderBy(row => row.Id).Select(row => row.Number).FirstOrDefaultAsync(cancel);
        if (number is null)
            return;
        var caller = new Caller(Officer, Roles.Officer, null, null);
        var reading = await CaseReading.Load(db, asOf, database.Settings.TimeZone, cancel);
        DemoNetwork.Done(await new ActOnCase(number, DisposalLifecycle.Start.Code, []).Handle(db, reading, caller, cancel));
        DemoNetwork.Done(await new ActOnCaseParty(number, PartyTable.Assign.Code, 1, [new(PartyTable.Department.Code, "福田局执法大队")]).Handle(db, reading, caller, cancel));
        DemoNetwork.Done(await new ActOnCaseParty(number, PartyTable.SendLetter.Code, 2, [new(PartyTable.Department.Code, "某县市场监管局"), new(PartyTable.LetterNumber.Code, "福市监协〔2023〕1 号")]).Handle(db, reading, caller, cancel));
    }

    private async Task<int> Close(string kind, TimeSpan takes, Action<DisposalCase> close, CancellationToken cancel)
    {
        var until = asOf - takes;
        var closed = 0;
        var after = 0;
        while (true)
        {
            await using var db = database.CreateContext();
            var cases = await StoredCase.Whole(db)
                .Where(row => row.Kind == kind && row.ClosedAt == null && row.OpenedAt < until && row.Id > after)
                .OrderBy(row => row.Id).Take(CasesASave).ToListAsync(cancel);
            if (cases.Count == 0)
                return closed;
            foreach (var row in cases)
                close(row);
            await db.SaveAudited("lims demo", asOf, new AuditedChange("close-demo-cases", $"{cases[0].Number} – {cases[^1].Number}"), cancel);
            closed += cases.Count(row => row.ClosedAt is not null);
            after = cases[^1].Id;
        }
    }

    private void ClosePositive(DisposalCase row)
    {
        var at = row.OpenedAt;
        if (row.Id % 5 == 0)
        {
            Act(row, PositiveLifecycle.RecordRepeatNegative, Officer, at.AddMinutes(20),
                Given(PositiveLifecycle.RepeatTest, "同法复测两次均为阴性"), Given(PositiveLifecycle.FalsePositiveCause, "叶绿素干扰显色"));
        }
        else
        {
            Act(row, PositiveLifecycle.RecordRepeatPositive, Officer, at.AddMinutes(20), Given(PositiveLifecycle.RepeatTest, "同法复测仍为阳性"));
            // The log says when the vendor was told.
            Act(row, PositiveLifecycle.Notify, Officer, at.AddMinutes(30),
                [.. row.NotifiedAt is null ? new[] { Given(PositiveLifecycle.NotifiedAt, at.AddMinutes(30).ToString("yyyy-MM-ddTHH:mm:sszzz")) } : [], Scan(PositiveLifecycle.NoticeSignature, "签收单.jpg")]);
            if (row.Id % 5 == 1)
            {
                Act(row, PositiveLifecycle.RecordSoldOut, Officer, at.AddMinutes(45), Given(PositiveLifecycle.SoldOutStatement, "该批次已售完，已张贴告示"));
            }
            else
            {
                Act(row, PositiveLifecycle.StopSale, Officer, at.AddMinutes(35), Given(PositiveLifecycle.StopSaleRecord, "现场停止销售并下架"));
                Act(row, PositiveLifecycle.Dispose, Officer, at.AddHours(5),
                    Given(PositiveLifecycle.DisposalMethod, "经营户同意，监督销毁"), Given(PositiveLifecycle.DisposedKilograms, $"{3 + row.Id % 17}.5"), Scan(PositiveLifecycle.DisposalPhoto, "销毁照片.jpg"));
            }
        }
        Act(row, PositiveLifecycle.Confirm, Approver, at.AddHours(20), Given(PositiveLifecycle.StationOpinion, "情况属实，同意办结"));
        Act(row, PositiveLifecycle.Close, Approver, at.AddHours(21));
    }

    private void CloseDisposal(DisposalCase row)
    {
        var at = row.OpenedAt;
        Act(row, DisposalLifecycle.Start, Officer, at.AddDays(2));
        Act(row, DisposalLifecycle.Notify, Officer, at.AddDays(3),
            Given(DisposalLifecycle.ServedAt, at.AddDays(3).ToString("yyyy-MM-ddTHH:mm:sszzz")), Given(DisposalLifecycle.ServiceMethod, "直接送达"), Scan(DisposalLifecycle.ServiceReceipt, "送达回证.pdf"));
        Act(row, DisposalLifecycle.ControlRisk, Officer, at.AddDays(3),
            Given(DisposalLifecycle.GoodsAccount, "进货 50 kg，已售 38 kg，库存 10 kg，抽样 2 kg"), Given(DisposalLifecycle.ControlMeasures, "库存封存，公告召回"),
            Scan(DisposalLifecycle.GoodsDisposal, "销毁记录.pdf"),
            Given(GoodsBalance.Purchased, "50"), Given(GoodsBalance.Sold, "38"), Given(GoodsBalance.Recalled, "0"), Given(GoodsBalance.Stock, "10"),
            Given(GoodsBalance.Sampled, "2"), Given(GoodsBalance.Destroyed, "10"), Given(GoodsBalance.Returned, "0"), Given(GoodsBalance.Released, "0"),
            Given(GoodsBalance.Sealed, "0"));
        Act(row, DisposalLifecycle.Investigate, Officer, at.AddDays(15), Given(DisposalLifecycle.Cause, "上游种植环节用药不当"), Given(DisposalLifecycle.SuspectedCrime, "no"));
        Act(row, DisposalLifecycle.Rectify, Officer, at.AddDays(25), Scan(DisposalLifecycle.RectificationReport, "整改报告.pdf"));
        Act(row, DisposalLifecycle.Review, Officer, at.AddDays(35),
            Given(DisposalLifecycle.ReviewRecord, "复查合格"), Given(DisposalLifecycle.FollowUpSample, $"GZ{row.SampleNo}"),
            Given(DisposalLifecycle.PenaltyDecision, $"福市监罚字〔2023〕{row.Id:D4} 号"), Given(DisposalLifecycle.Publication, $"https://example.gov.cn/notice/{row.Id}"));
        Act(row, DisposalLifecycle.RequestApproval, Officer, at.AddDays(40),
            row.Parties.Count >= 2 ? [Given(PartyTable.NoTaskReason, "各当事方由本案一并送达、处置，未单独派任务")] : []);
        Act(row, DisposalLifecycle.Close, Approver, at.AddDays(42));
        if (at.AddDays(62) <= asOf)
            row.Take(row.State().Attach(Given(DisposalLifecycle.LookBackRecord, "回头看未再发现问题") with { By = Officer, At = at.AddDays(62) }).Value);
    }

    private void Act(DisposalCase row, CaseAction action, string who, DateTimeOffset at, params EvidenceItem[] evidence)
    {
        var given = evidence.Select(item => item with { By = who, At = at }).ToList();
        var applied = row.State().Apply(action.Code, given, who, at, row.Version);
        if (applied.Refusal is { } refused)
            throw new InvalidOperationException($"{row.Number} {action.Code}: {refused.Message}");
        row.Take(applied.Value);
    }

    private static EvidenceItem Given(EvidenceKind kind, string value) => new(kind.Code, "", default, value);

    private EvidenceItem Scan(EvidenceKind kind, string fileName) => new(kind.Code, "", default, FileSha256: _scan, FileName: fileName);

    /// <summary>One example scan stands for all: the demo shows the way, not paper.</summary>
    private static string KeepScan(LimsDatabase database)
    {
        var bytes = Encoding.UTF8.GetBytes("演示用证据占位文件，无实际内容。\n");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = Path.Combine(database.Settings.DataFolder, EvidenceFiles.PathOf(sha256));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return sha256;
    }
}
