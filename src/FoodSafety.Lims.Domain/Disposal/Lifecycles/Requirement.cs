namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>Evidence that closing asks for.</summary>
/// <param name="Kind">The evidence.</param>
/// <param name="Condition">When it is asked for, in Chinese for the table; empty means always.</param>
/// <param name="Applies">Whether this case must have it.</param>
public sealed record Requirement(EvidenceKind Kind, string Condition, Func<CaseState, bool> Applies)
{
    /// <summary>Whether the case has it; where nothing else is said, once evidence of this kind stands.</summary>
    public Func<CaseState, bool>? IsGiven { get; init; }

    /// <summary>Whether this case must have it and has not.</summary>
    public bool IsMissing(CaseState state) => Applies(state) && !(IsGiven?.Invoke(state) ?? state.Find(Kind.Code) is not null);

    /// <summary>Asked of every case.</summary>
    public static Requirement Always(EvidenceKind kind) => new(kind, "", static _ => true);

    /// <summary>Asked only of a case that ended in this way.</summary>
    public static Requirement When(CaseResolution resolution, string condition, EvidenceKind kind) =>
        new(kind, condition, state => state.Resolution == resolution);

    /// <summary>Asked of every case except one that ended in one of these ways.</summary>
    public static Requirement Unless(CaseResolution[] resolutions, string condition, EvidenceKind kind) =>
        new(kind, condition, state => !resolutions.Contains(state.Resolution));

    /// <summary>Asked where another piece of evidence says yes.</summary>
    public static Requirement IfYes(EvidenceKind question, EvidenceKind kind) =>
        new(kind, $"{question.Name}为“是”时", state => state.Find(question.Code)?.Value == "yes");
}
