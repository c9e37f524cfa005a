using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary>A lifecycle's table as the outside sees it.</summary>
public sealed record LifecycleView(
    string Kind,
    string Name,
    string First,
    IReadOnlyList<LifecycleView.StageView> Stages,
    IReadOnlyList<LifecycleView.ActionView> Actions,
    IReadOnlyList<LifecycleView.MoveView> Moves,
    IReadOnlyList<LifecycleView.RequirementView> Closing)
{
    public static LifecycleView Of(Lifecycle lifecycle) => new(
        lifecycle.Code,
        lifecycle.Name,
        lifecycle.First.Code,
        [.. lifecycle.Stages.Select(stage => new StageView(stage.Code, stage.Name, stage.Ends))],
        [.. lifecycle.Actions.Select(action => new ActionView(action.Code, action.Name))],
        [.. lifecycle.Moves.Select(move => new MoveView(
            move.From.Code, move.Action.Code, move.To.Code, [.. move.Needs.Select(kind => kind.Code)], [.. move.Offers.Select(kind => kind.Code)], move.Guard?.Code, move.Closes))],
        [.. lifecycle.Closing.Select(requirement => new RequirementView(
            requirement.Kind.Code, requirement.Kind.Name, requirement.Kind.Form, requirement.Condition, requirement.Kind.Waivable))]);

    public sealed record StageView(string Code, string Name, bool Ends);

    public sealed record ActionView(string Code, string Name);

    public sealed record MoveView(string From, string Action, string To, IReadOnlyList<string> Needs, IReadOnlyList<string> Offers, string? Guard, bool Closes);

    public sealed record RequirementView(string Code, string Name, EvidenceForm Form, string Condition, bool Waivable);
}
