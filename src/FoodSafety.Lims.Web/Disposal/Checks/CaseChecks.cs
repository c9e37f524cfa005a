using System.Security.Cryptography;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal.Checks;

/// <summary>
/// The part of <c>lims verify</c> about cases: every positive batch and every non-compliant sample has its case, every case its
/// record, every closed case its evidence, every history its table, every kept file its hash. It repairs nothing.
/// </summary>
public static class CaseChecks
{
    private const string Positive = "positive";
    private const string Disposal = "disposal";

    public static async Task<IReadOnlyList<Discrepancy>> Run(LimsDb db, LimsSettings settings, CancellationToken cancel) =>
    [
        .. await PositivesWithoutCase(db, cancel),
        .. await SamplesWithoutCase(db, cancel),
        .. await FindingsWithoutCase(db, cancel),
        .. await CasesWithoutRecord(db, cancel),
        .. await BrokenCases(db, settings, cancel),
    ];

    private static async Task<IEnumerable<Discrepancy>> PositivesWithoutCase(LimsDb db, CancellationToken cancel)
    {
        var rows = await db.RapidTests
            .Where(test => test.Outcome == RapidOutcome.Positive && !db.Cases.Any(disposal =>
                disposal.Kind == Positive && disposal.TestedOn == test.TestedOn && disposal.MarketId == test.MarketId && disposal.SampleNo == test.SampleNo))
            .Select(test => new { test.UploadId, test.RowNumber, test.SampleNo })
            .ToListAsync(cancel);
        return rows.Select(row => new Discrepancy(
            "positive-without-case", $"{Upload.FormatNumber(row.UploadId)}:{row.RowNumber}", $"样品 {row.SampleNo} 快检阳性，但没有阳性处置案件。"));
    }

    private static async Task<IEnumerable<Discrepancy>> SamplesWithoutCase(LimsDb db, CancellationToken cancel)
    {
        var samples = await db.Samples
            .Where(sample => sample.Verdict == Verdict.NonCompliant && !db.Cases.Any(disposal => disposal.Kind == Disposal && disposal.SampleId == sample.Id))
            .Select(sample => sample.SampleNo)
            .ToListAsync(cancel);
        return samples.Select(number => new Discrepancy("sample-without-case", number, $"抽样单 {number} 检验不合格，但没有核查处置案件。"));
    }

    /// <summary>Where an item was examined again, the re-examination stands (食品安全法 art 88).</summary>
    private static async Task<IEnumerable<Discrepancy>> FindingsWithoutCase(LimsDb db, CancellationToken cancel)
    {
        var findings = await db.Findings
            .Where(finding => !db.Cases.Any(disposal => disposal.Kind == Disposal && disposal.FindingId == finding.Id)
                && db.SampleResults.Any(result => result.FindingId == finding.Id && result.Verdict == Verdict.NonCompliant
                    && (result.Phase == "recheck" || !db.SampleResults.Any(again => again.FindingId == finding.Id && again.TestItem == result.TestItem && again.Phase == "recheck"))))
            .Select(finding => finding.SampleNo)
            .ToListAsync(cancel);
        return findings.Select(number => new Discrepancy("finding-without-case", number, $"不合格线索 {number} 没有核查处置案件。"));
    }

    private static async Task<IEnumerable<Discrepancy>> CasesWithoutRecord(LimsDb db, CancellationToken cancel)
    {
        var positives = await db.Cases
            // A case is not erased by a correction of what it stands on: that is kept and noted in the case.
            .Where(disposal => disposal.Kind == Positive && !db.Corrections.Any(correction => correction.CaseId == disposal.Id) && !db.RapidTests.Any(test => test.Outcome == RapidOutcome.Positive
                && test.TestedOn == disposal.TestedOn && test.MarketId == disposal.MarketId && test.SampleNo == disposal.SampleNo))
            .Select(disposal => disposal.Number)
            .ToListAsync(cancel);
        // Of a sample, of an inbound finding, or carried on from another case: a positive that a laboratory confirmed, one transferred from elsewhere.
        var disposals = await db.Cases
            .Where(disposal => disposal.Kind == Disposal
                && !db.Samples.Any(sample => sample.Id == disposal.SampleId)
                && !db.Findings.Any(finding => finding.Id == disposal.FindingId)
                && !disposal.Events.Any(happened => happened.Action == Domain.Disposal.CaseEvent.Open && db.Cases.Any(before => before.Number == happened.Link)))
            .Select(disposal => disposal.Number)
            .ToListAsync(cancel);
        return positives.Concat(disposals).Select(number => new Discrepancy("case-without-record", number, $"案件 {number} 找不到它所依据的检测记录。"));
    }

    private static async Task<List<Discrepancy>> BrokenCases(LimsDb db, LimsSettings settings, CancellationToken cancel)
    {
        var found = new List<Discrepancy>();
        var numbers = (await db.Cases.Select(disposal => disposal.Number).ToListAsync(cancel)).ToHashSet();
        await foreach (var row in StoredCase.Whole(db).AsNoTracking().Where(disposal => disposal.Version != 1 || disposal.Stage != "opened" || disposal.ClosedAt != null || disposal.Events.Count != 1 || disposal.Evidence.Any())
            .OrderBy(disposal => disposal.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var state = row.State();
            if (HistoryFault(row, state) is { } fault)
                found.Add(new Discrepancy("case-history-broken", row.Number, $"案件 {row.Number} 的经过与流程表不符：{fault}。"));
            else if (state.Stage == DisposalLifecycle.Closed.Code && state.MissingToClose.ToList() is { Count: > 0 } missing)
                found.Add(new Discrepancy("closed-without-evidence", row.Number, $"案件 {row.Number} 已销号，但缺少：{string.Join("、", missing.Select(kind => $"{kind.Code}（{kind.Name}）"))}。"));
            if (state.Stage == DisposalLifecycle.Closed.Code && GoodsBalance.Of(state).Faults.ToList() is { Count: > 0 } faults)
                found.Add(new Discrepancy("closed-unbalanced", row.Number, $"案件 {row.Number} 已销号，但{string.Join("；", faults)}。"));
            if (state.Stage == PositiveLifecycle.BecameDisposal.Code && !(state.Events.First(happened => happened.To == PositiveLifecycle.BecameDisposal.Code).Link is { } carriedOn && numbers.Contains(carriedOn)))
                found.Add(new Discrepancy("confirmed-without-case", row.Number, $"案件 {row.Number} 已转核查处置，但没有相应的核查处置案件。"));
            found.AddRange(state.Evidence.Where(item => item.Code == ReinspectionTable.Draw.Code && !ReinspectionDraw.Holds(item.Value ?? ""))
                .Select(item => new Discrepancy("draw-does-not-hold", row.Number, $"案件 {row.Number} 的复检机构抽取记录与其种子不符：{item.Value}。")));
            found.AddRange(PartiesOf(row, state));
            found.AddRange(LinksOf(row, state, numbers));
            found.AddRange(FilesOf(row, settings));
        }

        return found;
    }

    /// <summary>What a hand in the database would leave: a stage no move led to, a version out of step, a closing time without an end.</summary>
    private static string? HistoryFault(DisposalCase row, CaseState state)
    {
        var stage = state.Lifecycle.First.Code;
        if (state.Events is not [{ From: null } opening, ..] || opening.To != stage)
            return "没有立案记录";
        foreach (var happened in state.Events.Skip(1))
        {
            var to = state.Lifecycle.StageAfter(stage, happened.Action);
            if (happened.From != stage || happened.To != to)
                return $"{happened.At:yyyy-MM-ddTHH:mm:ssK} {happened.Action} {happened.From} → {happened.To}";
            stage = happened.To;
        }

        if (row.Stage != stage)
            return $"经过到“{stage}”，案件却在“{row.Stage}”";
        if (row.Version != state.Events.Count)
            return $"有 {state.Events.Count} 个版本，案件却记为第 {row.Version} 版";
        return row.ClosedAt is not null == state.HasEnded ? null : "办结时间与阶段不符";
    }

    /// <summary>A closed case has no open task of a party, and a task that ended has what its moves asked for.</summary>
    private static IEnumerable<Discrepancy> PartiesOf(DisposalCase row, CaseState state)
    {
        if (state.Stage == DisposalLifecycle.Closed.Code && state.OpenTasks(DateTimeOffset.MaxValue) is { Count: > 0 } open)
            yield return new Discrepancy("closed-with-open-party", row.Number, $"案件 {row.Number} 已销号，但当事方任务尚未办结：{string.Join("、", open.Select(task => task.Party.Name))}。");
        foreach (var task in PartyTask.Of(state, DateTimeOffset.MaxValue).Where(task => task.Stage.Ends))
        {
            if (task.Missing.ToList() is { Count: > 0 } missing)
                yield return new Discrepancy("party-closed-without-evidence", row.Number, $"案件 {row.Number} 的当事方“{task.Party.Name}”任务已办结，但缺少：{string.Join("、", missing.Select(kind => $"{kind.Code}（{kind.Name}）"))}。");
        }
    }

    /// <summary>What a case ended in or took in must be there: 并案, 移送.</summary>
    private static IEnumerable<Discrepancy> LinksOf(DisposalCase row, CaseState state, HashSet<string> numbers) =>
        from happened in state.Events
        where happened.Link is not null && happened.To != PositiveLifecycle.BecameDisposal.Code && happened.Action != Domain.Disposal.CaseEvent.Open && !numbers.Contains(happened.Link)
        select new Discrepancy("linked-case-missing", row.Number, $"案件 {row.Number} {state.Lifecycle.NameOf(happened.Action)}的案件 {happened.Link} 不见了。");

    private static IEnumerable<Discrepancy> FilesOf(DisposalCase row, LimsSettings settings)
    {
        foreach (var item in row.Evidence.Where(item => item.StoredAs is not null))
        {
            var path = Path.Combine(settings.DataFolder, item.StoredAs!);
            if (!File.Exists(path))
                yield return new Discrepancy("evidence-file-missing", row.Number, $"案件 {row.Number} 的证据文件 {item.StoredAs}（{item.Code}）不见了。");
            else if (HashOf(path) != item.Sha256)
                yield return new Discrepancy("evidence-file-altered", row.Number, $"案件 {row.Number} 的证据文件 {item.StoredAs}（{item.Code}）被改动过。");
        }
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
