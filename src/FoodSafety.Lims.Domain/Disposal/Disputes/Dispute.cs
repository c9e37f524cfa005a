using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>What a case's 复检 and 异议 mean for the case: it is not closed while one is pending, and one that overturned the finding ends it.</summary>
public static class Dispute
{
    /// <summary>Ends a case whose finding was overturned; no cell of the lifecycle's table, since it is possible in every stage.</summary>
    public static readonly CaseAction Conclude = new("conclude-overturned", "因结论被推翻结案");

    /// <summary>The procedures that are disputes.</summary>
    public static IReadOnlyList<PartyProcedure> Procedures { get; } = [ReinspectionTable.Procedure, ObjectionTable.Procedure];

    /// <summary>The disputes of a case that were begun.</summary>
    public static IEnumerable<PartyProgress> Of(CaseState state, DateTimeOffset at) =>
        Procedures.SelectMany(procedure => PartyProgress.Of(state, procedure, at)).Where(progress => progress.HasBegun);

    /// <summary>Whether it found for the party: nothing is left to dispose of.</summary>
    public static bool Overturned(PartyProgress dispute) => dispute.Stage == ReinspectionTable.Overturned || dispute.Stage == ObjectionTable.Upheld;

    /// <summary>The actions by which a dispute finds for the party.</summary>
    public static IReadOnlyList<CaseAction> Overturning { get; } =
        [.. Procedures.SelectMany(procedure => procedure.Moves).Where(move => move.To == ReinspectionTable.Overturned || move.To == ObjectionTable.Upheld).Select(move => move.Action)];

    /// <summary>Why a case is not closed as one whose finding stands, or null.</summary>
    public static Refusal? RefusalToClose(CaseState state, DateTimeOffset at)
    {
        var disputes = Of(state, at).ToList();
        if (disputes.FirstOrDefault(Overturned) is { } overturned)
            return new Refusal("finding-overturned", $"案件 {state.Number} 的结论已被推翻（{overturned.Party.Name}：{overturned.Stage.Name}），不能按不合格销号；请办理 {Conclude.Code}（{Conclude.Name}）。");
        return disputes.FirstOrDefault(dispute => dispute.IsPending) is { } pending
            ? new Refusal("dispute-pending", $"案件 {state.Number} 的{pending.Procedure.Name}还没有结论（{pending.Party.Name}：{pending.Stage.Name}），不能销号。")
            : null;
    }

    /// <summary>The clocks of a dispute, each from the step before it; how long they are the law of the task's function says.</summary>
    public static IEnumerable<CaseClock> Clocks(PartyProgress dispute, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var ended = dispute.EndedAt ?? state.EndedBy(at);
        IEnumerable<ClockSpan> spans = dispute.Procedure == ObjectionTable.Procedure
            ? [Span("objection-review", "审核异议", dispute.Find(ObjectionTable.OnSampling.Code)?.Value == "yes" ? "objection-review-sampling" : "objection-review-other", Last(ObjectionTable.Accept), null)]
            :
            [
                Span("reinspection-acceptance", "受理复检", "reinspection-acceptance", dispute.InstantOf(ReinspectionTable.AppliedAt), ReinspectionTable.Accept),
                Span("reinspection-body", "确定复检机构", "reinspection-body", Last(ReinspectionTable.Accept), ReinspectionTable.ChooseBody),
                Span("backup-handover", "移交备份样品", "backup-handover", Last(ReinspectionTable.ChooseBody), ReinspectionTable.HandOver),
                Span("reinspection-conclusion", "作出复检结论", "reinspection-conclusion", dispute.InstantOf(ReinspectionTable.BackupReceivedAt), null),
            ];
        return spans.Select(span => CaseClocks.Read(span, state, at, law));

        ClockSpan Span(string code, string name, string rule, DateTimeOffset? start, CaseAction? doneBy) =>
            new(code, name, RuleOf(rule, state), start, Party: dispute.Number) { DoneAt = (doneBy is null ? null : Last(doneBy)) ?? ended };

        // A body that declined was as good as never chosen.
        DateTimeOffset? Last(CaseAction action) => action == ReinspectionTable.ChooseBody && dispute.Stage == ReinspectionTable.Accepted
            ? null
            : dispute.Events.LastOrDefault(happened => happened.Action == action.Code)?.At;
    }

    /// <summary>SAMR's steps bind market supervision; 农产品质量安全法 art 51(3) knows only the report of the re-examination.</summary>
    private static string RuleOf(string rule, CaseState state) => state.Facts.Function is not LegalFunction.Agriculture ? rule
        : rule == "reinspection-conclusion" ? "agriculture-reinspection-report"
        : $"agriculture-{rule}";

    /// <summary>What the law forbids besides the table: the first laboratory as its own judge, and an application after the party's time.</summary>
    internal static Refusal? RefusalOf(Move move, PartyProgress dispute, IReadOnlyList<EvidenceItem> given, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        if (move.Action == ReinspectionTable.ChooseBody)
        {
            string? ValueOf(EvidenceKind kind) => (given.LastOrDefault(item => item.Code == kind.Code) ?? dispute.Find(kind.Code))?.Value?.Trim();
            return ValueOf(ReinspectionTable.Body) == ValueOf(ReinspectionTable.FirstLaboratory)
                ? new Refusal("same-laboratory", $"案件 {state.Number}：复检机构不得是初检机构（食品安全法第八十八条第一款），请另行随机确定。")
                : null;
        }

        if (move.Action == ObjectionTable.Accept)
            return RefusalOfLateObjection(dispute, state, at, law);
        if (move.Action != ReinspectionTable.Accept)
            return null;
        var right = PartyTask.Clocks(PartyTask.Of(state, at)[dispute.Number - 1], state, at, law).FirstOrDefault(clock => clock.IsRight);
        return right?.Due is { } due && dispute.InstantOf(ReinspectionTable.AppliedAt) >= due
            ? new Refusal("applied-late", $"案件 {state.Number}：{dispute.Party.Name}的复检申请已经逾期（{right.Source}），应当不予受理（{ReinspectionTable.Refuse.Code}）。")
            : null;
    }

    /// <summary>SAMR Order 15 art 37; an objection to the sampling runs from the sampling, which the case does not know.</summary>
    private static Refusal? RefusalOfLateObjection(PartyProgress dispute, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var served = PartyTask.ServedAt(PartyTask.Of(state, at)[dispute.Number - 1], state, at);
        var isOnSampling = dispute.Find(ObjectionTable.OnSampling.Code)?.Value == "yes";
        if (served is not { } start || isOnSampling || law.LimitAt("objection-authenticity", start, state.Facts.District, state.Facts.Function) is not { } limit)
            return null;
        return dispute.InstantOf(ObjectionTable.RaisedAt) >= law.Due(limit, start).At
            ? new Refusal("raised-late", $"案件 {state.Number}：{dispute.Party.Name}的异议已经逾期（{limit.Source}），应当不予受理（{ObjectionTable.Refuse.Code}）。")
            : null;
    }
}
