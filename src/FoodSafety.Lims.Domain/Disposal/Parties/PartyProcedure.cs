using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>
/// What each party of a disposal case goes through for itself, one table (stage, action) → stage: its task, a re-examination, an objection.
/// It moves no stage of the case.
/// </summary>
public sealed class PartyProcedure
{
    internal PartyProcedure(string code, string name, IReadOnlyList<Move> moves)
    {
        (Code, Name, Moves) = (code, name, moves);
        Actions = [.. moves.Select(move => move.Action).Distinct()];
        Evidence = [.. moves.SelectMany(move => move.Needs.Concat(move.Offers)).Distinct()];
    }

    /// <summary>Stable code, e.g. <c>reinspection</c>.</summary>
    public string Code { get; }

    /// <summary>Chinese name.</summary>
    public string Name { get; }

    /// <summary>The cells that exist, in the order of the procedure.</summary>
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>Every action.</summary>
    public IReadOnlyList<CaseAction> Actions { get; }

    /// <summary>Every kind of evidence.</summary>
    public IReadOnlyList<EvidenceKind> Evidence { get; }

    /// <summary>Where it begins.</summary>
    public CaseStage First => Moves[0].From;

    /// <summary>Every stage, in the order of the procedure.</summary>
    public IEnumerable<CaseStage> Stages => Moves.SelectMany(move => new[] { move.From, move.To }).Distinct();

    /// <summary>The cell, or null where the table has none.</summary>
    public Move? Find(CaseStage stage, string action) => Moves.FirstOrDefault(move => move.From == stage && move.Action.Code == action);

    /// <summary>The cells of one stage.</summary>
    public IEnumerable<Move> From(CaseStage stage) => Moves.Where(move => move.From == stage);
}
