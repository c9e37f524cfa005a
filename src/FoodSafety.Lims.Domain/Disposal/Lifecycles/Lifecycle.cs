using System.Collections.Frozen;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>
/// One table (stage, action) → stage. Buttons, routes, the diagram in docs/case-lifecycle.md and the exhaustive test
/// read this table; a cell that is not in it is refused aloud.
/// </summary>
public sealed class Lifecycle
{
    private readonly FrozenDictionary<(string, string), Move> _cells;
    private readonly FrozenDictionary<string, CaseAction> _actions;
    private readonly FrozenDictionary<string, EvidenceKind> _evidence;

    internal Lifecycle(
        CaseKind kind, string code, string name, IReadOnlyList<Move> moves, IReadOnlyList<Requirement> closing, params IReadOnlyList<(CaseStage Stage, EvidenceKind Kind)> afterEnd)
    {
        (Kind, Code, Name, Moves, Closing, AfterEnd) = (kind, code, name, moves, closing, afterEnd);
        First = moves[0].From;
        Stages = [.. moves.SelectMany(move => new[] { move.From, move.To }).Distinct()];
        Actions = [.. moves.Select(move => move.Action).Distinct()];
        Evidence = [.. moves.SelectMany(move => move.Needs.Concat(move.Offers)).Concat(closing.Select(requirement => requirement.Kind)).Concat(afterEnd.Select(after => after.Kind)).Distinct()];
        _cells = moves.ToFrozenDictionary(move => (move.From.Code, move.Action.Code));
        _actions = Actions.ToFrozenDictionary(action => action.Code);
        _evidence = Evidence.ToFrozenDictionary(evidence => evidence.Code);
    }

    /// <summary>Every lifecycle there is, one for each kind of case.</summary>
    public static IReadOnlyList<Lifecycle> All { get; } = [PositiveLifecycle.Table, DisposalLifecycle.Table];

    /// <summary>The kind of case that follows it.</summary>
    public CaseKind Kind { get; }

    /// <summary>Code of the kind: <c>positive</c> or <c>disposal</c>.</summary>
    public string Code { get; }

    /// <summary>Chinese name of the kind.</summary>
    public string Name { get; }

    /// <summary>The cells that exist, in the order of the procedure.</summary>
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>What closing (销号) asks for.</summary>
    public IReadOnlyList<Requirement> Closing { get; }

    /// <summary>What is added once the case has ended in a stage, and not before.</summary>
    public IReadOnlyList<(CaseStage Stage, EvidenceKind Kind)> AfterEnd { get; }

    /// <summary>The stage a case is opened in.</summary>
    public CaseStage First { get; }

    /// <summary>Every stage, in the order of the procedure.</summary>
    public IReadOnlyList<CaseStage> Stages { get; }

    /// <summary>Every action, in the order of the procedure.</summary>
    public IReadOnlyList<CaseAction> Actions { get; }

    /// <summary>Every kind of evidence this lifecycle knows.</summary>
    public IReadOnlyList<EvidenceKind> Evidence { get; }

    /// <summary>The lifecycle of a kind.</summary>
    public static Lifecycle Of(CaseKind kind) => All[(int)kind];

    /// <summary>The lifecycle with this code, or null.</summary>
    public static Lifecycle? Find(string code) => All.FirstOrDefault(lifecycle => lifecycle.Code == code);

    /// <summary>The cell, or null where the table has none.</summary>
    public Move? Find(string stage, string action) => _cells.GetValueOrDefault((stage, action));

    /// <summary>The cells of one stage.</summary>
    public IEnumerable<Move> From(string stage) => Moves.Where(move => move.From.Code == stage);

    /// <summary>The action with this code, or null.</summary>
    public CaseAction? FindAction(string code) => _actions.GetValueOrDefault(code);

    /// <summary>Chinese name of what an event of a case says was done; the code itself where no lifecycle has it any more.</summary>
    public string NameOf(string action) => action switch
    {
        CaseEvent.Open => "立案",
        CaseEvent.AttachEvidence => "补充证据",
        _ => (FindAction(action) ?? FindBeside(action))?.Name ?? action,
    };

    /// <summary>The stage after an act in a stage: evidence and acts on a time limit or a party leave it; null where the table has no such cell.</summary>
    public string? StageAfter(string stage, string action) =>
        Find(stage, action) is { } move ? move.To.Code
        : action == Dispute.Conclude.Code || action == MergeCases.Action.Code ? DisposalLifecycle.Cancelled.Code
        : action == CaseEvent.AttachEvidence || FindBeside(action) is not null ? stage
        : null;

    /// <summary>The kind of evidence with this code, or null.</summary>
    public EvidenceKind? FindEvidence(string code) => _evidence.GetValueOrDefault(code);

    /// <summary>What people may do besides the moves of the table: on approvals and time limits, and of a disposal case on its parties and on other cases.</summary>
    public IEnumerable<CaseAction> Beside =>
    [
        ProposeApproval.Action, .. CorrectEvidence.Actions, .. ClockActions.All,
        .. Kind is not CaseKind.Disposal ? [] : (CaseAction[])[PartyTable.Add, .. PartyProcedures.All.SelectMany(procedure => procedure.Actions), Dispute.Conclude, MergeCases.Action],
    ];

    /// <summary>The acts beside the table: those of people, and those that come with other cases and records.</summary>
    private static CaseAction? FindBeside(string code) =>
        DisposalLifecycle.Table.Beside.Concat([TakeIn.Action, FindingJoin.Join, FindingJoin.Withdraw]).FirstOrDefault(action => action.Code == code);
}
