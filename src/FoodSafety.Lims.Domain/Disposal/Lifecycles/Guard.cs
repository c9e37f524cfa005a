using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>A condition on a move besides its evidence.</summary>
/// <param name="Code">Code of the refusal when it does not hold.</param>
/// <param name="Name">Chinese name, for the table.</param>
/// <param name="Sentence">Why it is refused and what to do, for people.</param>
/// <param name="Holds">Whether it holds for this case and this person.</param>
public sealed record Guard(string Code, string Name, string Sentence, Func<CaseState, string, bool> Holds)
{
    /// <summary>销号 and 注销 take a second person: neither the handler nor who asked for the approval.</summary>
    public static Guard SecondPerson { get; } = new(
        "second-person-required",
        "须第二人",
        "批准人不得是本案承办人或申请人，请由另一人办理。",
        static (state, who) => who != state.Handler && who != state.RequestedBy);

    /// <summary>Whether an action of cases, of their parties or of their time limits is a second person's: it decides on what another did or asked for.</summary>
    /// <param name="action">Code of the action.</param>
    public static bool IsSecondPersons(string action) =>
        Lifecycle.All.SelectMany(lifecycle => lifecycle.Moves).Any(move => move.Action.Code == action && move.Guard?.Code == SecondPerson.Code)
        || PartyProcedures.Of(action)?.Moves.Any(move => move.Action.Code == action && move.Guard?.Code == SecondPerson.Code) == true
        || ClockActions.Decisions.Any(decision => decision.Code == action)
        || action == Dispute.Conclude.Code || action == MergeCases.Action.Code;

    /// <summary>The 4-hour objection exists only against a regulator's rapid test of farm produce (食品安全法 art 88(2)).</summary>
    public static Guard ObjectionRight { get; } = new(
        "no-objection-right",
        "监管部门对食用农产品的快检",
        "四小时异议只适用于监管部门对食用农产品的快检；市场或企业自检及其他食品请送实验室检验。",
        static (state, _) => state.Facts.HasObjectionRight);
}
