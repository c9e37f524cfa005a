using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Checks;

/// <summary>
/// The part of <c>lims verify</c> about the ways of samples: every history follows the table, every re-coded sample has its code, and no result
/// of a blind sample names it. It repairs nothing.
/// </summary>
public static class SampleChecks
{
    public static async Task<IReadOnlyList<Discrepancy>> Run(LimsDb db, CancellationToken cancel)
    {
        var found = new List<Discrepancy>();
        var registered = SampleLifecycle.Registered.Code;
        // A sample that nobody acted on is as its import left it: of a year's thousands only the others are read.
        await foreach (var sample in db.Samples.AsNoTracking().Include(sample => sample.Events)
            .Where(sample => sample.Version != 1 || sample.LifecycleStage != registered || sample.BlindCode != null || sample.Events.Any())
            .OrderBy(sample => sample.Id).AsAsyncEnumerable().WithCancellation(cancel))
            if (FaultOf(sample) is { } fault)
                found.Add(new Discrepancy("sample-history-broken", sample.SampleNo, $"抽样单 {sample.SampleNo} 的经过与流程表不符：{fault}。请保留现场并查明原因。"));

        var open = new List<string> { SampleLifecycle.ResultLocked.Code, SampleLifecycle.Reported.Code, SampleLifecycle.BackupReleased.Code };
        var named = await db.Samples
            .Where(sample => sample.BlindCode != null && !open.Contains(sample.LifecycleStage)
                && db.SampleResults.Any(result => result.SampleId == sample.Id && result.SampleNo != sample.BlindCode))
            .Select(sample => sample.SampleNo).ToListAsync(cancel);
        found.AddRange(named.Select(number => new Discrepancy("blind-sample-named", number, $"抽样单 {number} 的结果尚未锁定，其检验结果却写明了抽样单编号。")));
        return found;
    }

    /// <summary>What a hand in the database would leave: a stage no move led to, a version out of step, a code without its step.</summary>
    private static string? FaultOf(Sample sample)
    {
        var stage = SampleLifecycle.Registered.Code;
        foreach (var happened in sample.Events.OrderBy(happened => happened.Id))
        {
            // Results by file brought a registered sample on before anybody moved it.
            var from = stage == SampleLifecycle.Registered.Code && sample.BlindCode is null
                && (happened.FromStage == SampleLifecycle.Received.Code || happened.FromStage == SampleLifecycle.Reported.Code) ? happened.FromStage : stage;
            if (happened.FromStage != from || SampleLifecycle.Find(from, happened.Action)?.To.Code != happened.ToStage)
                return $"“{SampleLifecycle.NameOf(happened.Action)}”不是从“{SampleLifecycle.StageName(from)}”可办的";
            stage = happened.ToStage == from ? stage : happened.ToStage;
        }

        if (sample.LifecycleStage != stage)
            return $"现处于“{SampleLifecycle.StageName(sample.LifecycleStage)}”，经过却到“{SampleLifecycle.StageName(stage)}”为止";
        if (sample.Version != sample.Events.Count + 1)
            return FormattableString.Invariant($"现为第 {sample.Version} 版，经过却有 {sample.Events.Count} 步");
        if ((sample.BlindCode is not null) != sample.Events.Exists(happened => happened.Action == SampleLifecycle.Recode.Code))
            return "盲样编号与换码记录不符";
        return (sample.GreenChannelAt is not null) != sample.Events.Exists(happened => happened.Action == SampleLifecycle.GrantGreenChannel.Code)
            ? "绿色通道与批准记录不符"
            : null;
    }
}
