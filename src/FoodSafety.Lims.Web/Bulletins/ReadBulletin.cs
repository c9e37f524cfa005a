using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Bulletins;

/// <summary>
/// The district's own reported samples of a period in the public bulletins' layout. Risk monitoring (风险监测) is never published (LW (14));
/// a finding waits until the party was told and its time to apply for re-examination has passed; nothing is published before its report, nor while a dispute is pending.
/// </summary>
/// <param name="Kind">findings | passes</param>
/// <param name="District">Code.</param>
/// <param name="Period">As reports write it; by the day of the report.</param>
/// <param name="AsOf">The instant at which times to object are read.</param>
public sealed record ReadBulletin(string Kind, string? District, string? Period, DateTimeOffset AsOf)
{
    public async Task<Outcome<Bulletin>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        if (!Bulletin.Kinds.Contains(Kind))
            return new Refusal("unknown-kind", $"公示种类“{Kind}”不存在；可用：{string.Join("、", Bulletin.Kinds)}。", RefusalKind.Invalid);
        var period = ReportPeriod.Read(Period);
        if (period.Refusal is { } unread)
            return unread;
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;

        var verdict = Kind == Bulletin.Findings ? Verdict.NonCompliant : Verdict.Compliant;
        var (from, to) = (period.Value.From, period.Value.To);
        var samples = (await db.Samples.AsNoTracking()
            .Where(sample => sample.DistrictCode == District && sample.Verdict == verdict && sample.ReportedOn >= from && sample.ReportedOn <= to)
            .OrderBy(sample => sample.SampleNo).ToListAsync(cancel))
            // A file may name a report before the laboratory has locked the result and recorded it.
            .Where(sample => StandingStage.Of(sample) is var stage && (stage == SampleLifecycle.Reported || stage == SampleLifecycle.BackupReleased)).ToList();
        var cases = await CasesOf(db, samples, cancel);
        var failures = Kind == Bulletin.Findings ? await FailuresOf(db, samples, cancel) : [];
        var laboratories = await db.Organisations.AsNoTracking().Where(organisation => organisation.Kind == "lab").ToDictionaryAsync(lab => lab.Code, lab => lab.Name, cancel);
        var reading = await CaseReading.Load(db, AsOf, zone, cancel);

        var (rows, held) = (new List<IReadOnlyList<string>>(), new List<Bulletin.Held>());
        foreach (var sample in samples)
        {
            var state = cases.GetValueOrDefault(sample.Id);
            if (HeldBack(sample, state, reading) is { } reason)
            {
                held.Add(reason);
                continue;
            }
            // What a case says of a finding is no part of a pass.
            var told = Kind == Bulletin.Findings ? state : null;
            rows.Add(new BulletinLine(rows.Count + 1, sample, Provinces.Of(District!), laboratories.GetValueOrDefault(sample.Laboratory, sample.Laboratory),
                failures.GetValueOrDefault(sample.Id), Given(told, DisposalLifecycle.Publication), Given(told, DisposalLifecycle.PenaltyDecision)).Cells(Kind));
        }
        return new Bulletin(Kind, District!, period.Value.Code, BulletinLine.Columns(Kind), rows, held);
    }

    private Bulletin.Held? HeldBack(Sample sample, CaseState? state, CaseReading reading)
    {
        if (SamplingBases.IsRiskMonitoring(sample.Programme))
            return Held("risk-monitoring", "风险监测结果不对外公示。");
        if (Patterns.Details.Find(sample.Details, "credit_code") is { } code && !CreditCode.IsValid(code))
            return Held("bad-credit-code", $"统一社会信用代码“{code}”校验不符，请更正后再公示。");
        var disputes = state is null ? [] : Dispute.Of(state, AsOf).ToList();
        if (Kind == Bulletin.Findings && disputes.Any(Dispute.Overturned))
            return Held("overturned", "检验结论已被复检或异议推翻，不作为不合格公示。");
        if (disputes.Any(dispute => dispute.IsPending))
            return Held("dispute-pending", "复检或异议尚无结论，暂不公示。");
        if (Kind == Bulletin.Passes)
            return null;
        if (!EvidenceKind.TryInstant(state?.Find(DisposalLifecycle.ServedAt.Code)?.Value, out var served) || served > AsOf)
            return Held("not-served", "检验结论尚未送达被抽样单位，暂不公示。");
        var tasks = PartyTask.Of(state!, AsOf).Where(task => task.HasBegun).ToList();
        if (tasks.FirstOrDefault(task => task.InstantOf(PartyTable.ServedAt) is not { } at || at > AsOf) is { } unserved)
            return Held("not-served", $"检验结论尚未送达{unserved.Party.Name}，暂不公示。");
        // Each party has its own time from its own service, unless it has used it; the last of them counts.
        var used = disputes.Where(dispute => dispute.Procedure == ReinspectionTable.Procedure).Select(dispute => dispute.Number).ToHashSet();
        var open = tasks.Where(task => !used.Contains(task.Number)).Select(task => task.InstantOf(PartyTable.ServedAt)!.Value).Append(served)
            .Select(start => RightOf(state!, start, reading)).Where(right => right.Due > AsOf).OrderByDescending(right => right.Due).ToList();
        return open.Count == 0
            ? null
            : Held("objection-open", FormattableString.Invariant($"复检申请期限至 {open[0].Due.AddMilliseconds(-1).ToLocal(reading.Zone):yyyy-MM-dd}（{open[0].Source}），期满前暂不公示。"));

        Bulletin.Held Held(string code, string message) => new(sample.SampleNo, code, $"抽样单 {sample.SampleNo}：{message}");
    }

    /// <summary>Until when a party that was served then may ask for a re-examination, and by which clause; long past where no law gives it a time.</summary>
    private static (DateTimeOffset Due, string Source) RightOf(CaseState state, DateTimeOffset served, CaseReading reading)
    {
        var rule = state.Facts.Function is LegalFunction.Agriculture ? "agriculture-reinspection-application" : "reinspection-application";
        return reading.Law.LimitAt(rule, served, state.Facts.District) is { } limit ? (reading.Law.Due(limit, served).At, limit.Source) : default;
    }

    private static string? Given(CaseState? state, EvidenceKind kind) => state?.Find(kind.Code)?.Value;

    private static async Task<Dictionary<long, CaseState>> CasesOf(LimsDb db, IReadOnlyList<Sample> samples, CancellationToken cancel)
    {
        var ids = samples.Select(sample => (long?)sample.Id).ToList();
        var rows = await StoredCase.Whole(db).AsNoTracking().Where(disposal => disposal.Kind == DisposalLifecycle.Table.Code && ids.Contains(disposal.SampleId))
            .OrderBy(disposal => disposal.Id).ToListAsync(cancel);
        return rows.GroupBy(row => row.SampleId!.Value).ToDictionary(row => row.Key, row => row.Last().State());
    }

    /// <summary>不合格项目║检验结果║标准值 of every failing item, the limit as it acted; where an item was examined again, that result alone.</summary>
    private static async Task<Dictionary<long, string>> FailuresOf(LimsDb db, IReadOnlyList<Sample> samples, CancellationToken cancel)
    {
        var ids = samples.Select(sample => (long?)sample.Id).ToList();
        var results = await db.SampleResults.AsNoTracking().Where(result => ids.Contains(result.SampleId) && result.KeptAside == "").OrderBy(result => result.Id).ToListAsync(cancel);
        return results.GroupBy(result => result.SampleId!.Value).ToDictionary(
            sample => sample.Key,
            sample => string.Join("；", sample
                .GroupBy(result => Spelling.NameKey(result.TestItem))
                .SelectMany(item => item.Where(result => result.Phase == "recheck" || item.All(other => other.Phase != "recheck")))
                .Where(result => result.Verdict == Verdict.NonCompliant)
                .Select(result => $"{result.TestItem}║{result.ResultText}{result.UnitText}║{result.ActingLimit ?? "/"}")
                .Distinct()));
    }
}
