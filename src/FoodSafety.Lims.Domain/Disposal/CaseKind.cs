namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>The two kinds of case. They have two ledgers (台账) and two rates, which are never mixed.</summary>
public enum CaseKind : byte
{
    /// <summary>阳性处置, code <c>positive</c>: a rapid test's positive; light, closed within minutes to days. Never 不合格.</summary>
    Positive = 0,

    /// <summary>核查处置, code <c>disposal</c>: a laboratory's non-compliant finding, closed (销号) with evidence and a second person.</summary>
    Disposal = 1,
}
