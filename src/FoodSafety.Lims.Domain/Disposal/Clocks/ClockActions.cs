using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>
/// What may be done to a time limit of a case (延期、中止). It moves no stage, so it stands beside the lifecycles' tables: which of them
/// are possible, the clock itself says (<see cref="CaseClock.Actions"/>).
/// </summary>
public static class ClockActions
{
    public static readonly CaseAction RequestExtension = new("request-extension", "申请延期");
    public static readonly CaseAction ApproveExtension = new("approve-extension", "批准延期");
    public static readonly CaseAction DeclineExtension = new("decline-extension", "不批准延期");
    public static readonly CaseAction RequestSuspension = new("request-suspension", "申请中止");
    public static readonly CaseAction ApproveSuspension = new("approve-suspension", "批准中止");
    public static readonly CaseAction DeclineSuspension = new("decline-suspension", "不批准中止");
    public static readonly CaseAction Resume = new("resume", "恢复计时");

    /// <summary>All of them, in the order of the procedure.</summary>
    public static IReadOnlyList<CaseAction> All { get; } =
        [RequestExtension, ApproveExtension, DeclineExtension, RequestSuspension, ApproveSuspension, DeclineSuspension, Resume];

    /// <summary>The action with this code, or null.</summary>
    public static CaseAction? Find(string code) => All.FirstOrDefault(action => action.Code == code);
}
