using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>The procedures of a party: its task, a re-examination, an objection. Their codes are distinct.</summary>
public static class PartyProcedures
{
    /// <summary>Every procedure there is.</summary>
    public static IReadOnlyList<PartyProcedure> All { get; } = [PartyTable.Procedure, ReinspectionTable.Procedure, ObjectionTable.Procedure];

    /// <summary>The procedure that has this action, or null.</summary>
    public static PartyProcedure? Of(string action) => All.FirstOrDefault(procedure => procedure.Actions.Any(known => known.Code == action));

    /// <summary>The action with this code, or null.</summary>
    public static CaseAction? FindAction(string code) => All.SelectMany(procedure => procedure.Actions).FirstOrDefault(action => action.Code == code);

    /// <summary>Every kind of evidence about a party.</summary>
    public static IReadOnlyList<EvidenceKind> Evidence { get; } = [.. All.SelectMany(procedure => procedure.Evidence), PartyTable.NoTaskReason];

    /// <summary>The kind of evidence with this code, or null.</summary>
    public static EvidenceKind? FindEvidence(string code) => Evidence.FirstOrDefault(kind => kind.Code == code);
}
