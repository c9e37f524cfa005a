using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Approvals;

/// <summary>Which acts decide what another did or asked for: only who answers for the cases does them.</summary>
public static class Approval
{
    private static readonly CaseAction[] Beside =
    [
        PartyTable.Close, PartyTable.SendBack, Dispute.Conclude, MergeCases.Action, CorrectEvidence.Approve, CorrectEvidence.Decline,
        ClockActions.ApproveExtension, ClockActions.DeclineExtension, ClockActions.ApproveSuspension, ClockActions.DeclineSuspension,
    ];

    /// <summary>Whether an act of a case is one.</summary>
    /// <param name="lifecycle">The table of the case.</param>
    /// <param name="happened">The act.</param>
    public static bool Is(Lifecycle lifecycle, CaseEvent happened) =>
        Beside.Any(action => action.Code == happened.Action)
        || (happened.From is not null && lifecycle.Find(happened.From, happened.Action)?.Guard == Guard.SecondPerson);
}
