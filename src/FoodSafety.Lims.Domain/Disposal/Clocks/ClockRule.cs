using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>What a clock is started and stopped by; how long it runs is dated reference data, found by <see cref="Limit"/>.</summary>
/// <param name="Code">Stable code of the clock.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Kind">The kind of case that has it.</param>
/// <param name="Limit">Which rule of the legal limits gives its length.</param>
/// <param name="Start">The event it starts at, or null while that is not recorded.</param>
/// <param name="Applies">Whether this case has it at all.</param>
/// <param name="DoneBy">The actions it asks for: before due it is met, after it was overdue.</param>
/// <param name="SettledBy">The actions after which it is of no more consequence, whenever they come.</param>
/// <param name="IsRight">Whether it is the vendor's time to act in, not the office's.</param>
/// <param name="DoneWith">The evidence it asks for, which does what <paramref name="DoneBy"/> does; null for none.</param>
/// <param name="IsOptional">Whether it is shown only where it runs.</param>
/// <param name="HappenedAt">When what it asks for happened, where evidence states it; null where its event's own time stands.</param>
public sealed record ClockRule(
    string Code,
    string Name,
    CaseKind Kind,
    Func<CaseState, string> Limit,
    Func<CaseState, DateTimeOffset?> Start,
    Func<CaseState, bool> Applies,
    CaseAction[] DoneBy,
    CaseAction[] SettledBy,
    bool IsRight = false,
    EvidenceKind? DoneWith = null,
    bool IsOptional = false,
    Func<CaseState, DateTimeOffset?>? HappenedAt = null)
{
    /// <summary>The one duty a positive has, and the rule of its length: only where a province scores it.</summary>
    internal const string PositiveHandling = "positive-handling";

    /// <summary>
    /// Every clock. The objection starts when the vendor was told (食品安全法 art 88(2), 农产品质量安全法 art 51(2)); the handling of a
    /// positive runs from the test where a province scores it (domain facts §6.6); start and finish of a disposal case run from the
    /// receipt of the non-compliant report (SAMR's yearly plans), the look-back (回头看) from its closing (SN 一(二)).
    /// </summary>
    public static IReadOnlyList<ClockRule> All { get; } =
    [
        new(
            "objection",
            "快检异议",
            CaseKind.Positive,
            state => state.Facts.Function is LegalFunction.Agriculture ? "agriculture-rapid-objection" : "rapid-objection",
            state => EvidenceKind.TryInstant(state.Find(PositiveLifecycle.NotifiedAt.Code)?.Value, out var told) ? told : null,
            state => state.Facts.HasObjectionRight,
            [PositiveLifecycle.Object],
            [PositiveLifecycle.SendToLab, PositiveLifecycle.Dispose, PositiveLifecycle.RecordSoldOut],
            IsRight: true,
            HappenedAt: state => EvidenceKind.TryInstant(state.Find(PositiveLifecycle.ObjectedAt.Code)?.Value, out var objected) ? objected : null),
        new(
            PositiveHandling,
            "阳性处置",
            CaseKind.Positive,
            _ => PositiveHandling,
            state => state.OpenedAt,
            _ => true,
            [PositiveLifecycle.RecordRepeatNegative, PositiveLifecycle.RecordSoldOut, PositiveLifecycle.Dispose, PositiveLifecycle.RecordLabCompliant, PositiveLifecycle.RecordLabNonCompliant],
            [],
            IsOptional: true),
        new(
            "disposal-start",
            "启动核查处置",
            CaseKind.Disposal,
            _ => "disposal-start",
            state => state.ReceivedAt,
            _ => true,
            [DisposalLifecycle.Start],
            [DisposalLifecycle.Transfer, Dispute.Conclude, MergeCases.Action]),
        new(
            "disposal-finish",
            "完成核查处置",
            CaseKind.Disposal,
            _ => "disposal-finish",
            state => state.ReceivedAt,
            _ => true,
            [DisposalLifecycle.Close],
            [DisposalLifecycle.Transfer, DisposalLifecycle.Cancel, Dispute.Conclude, MergeCases.Action]),
        new(
            "look-back",
            "回头看",
            CaseKind.Disposal,
            _ => "look-back",
            state => state.Stage == DisposalLifecycle.Closed.Code ? state.EndedAt : null,
            state => state.Stage == DisposalLifecycle.Closed.Code,
            [],
            [],
            DoneWith: DisposalLifecycle.LookBackRecord,
            IsOptional: true),
    ];

    internal bool IsDoneBy(CaseEvent happened) =>
        DoneBy.Any(action => action.Code == happened.Action) || (DoneWith is not null && happened.Evidence.Contains(DoneWith.Code));

    internal bool IsSettledBy(CaseEvent happened) => SettledBy.Any(action => action.Code == happened.Action);
}
