using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>What a rule set says of one rapid test. No clock is asked: what is pending carries the instant at which it is so no longer.</summary>
/// <param name="Validity">Invalid where any reason is final, else pending where there is any.</param>
/// <param name="Reasons">All at once, in the order of the rules.</param>
/// <param name="PendingUntil">Of a pending test, the last instant at which it can be mended: read after it, it is invalid. Null = no such time.</param>
public sealed record ValidityVerdict(TestValidity Validity, ImmutableArray<ValidityReason> Reasons, DateTimeOffset? PendingUntil)
{
    /// <summary>Nothing against it.</summary>
    public static readonly ValidityVerdict Valid = new(TestValidity.Valid, [], null);

    /// <summary>The codes of the reasons between commas, one before the first and one behind the last: how they are stored and looked for.</summary>
    public string Codes => Reasons.IsEmpty ? "" : $",{string.Join(',', Reasons.Select(reason => reason.Code))},";

    /// <summary>The reasons of stored codes.</summary>
    public static IReadOnlyList<ValidityReason> ReasonsOf(string codes) => [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ValidityReason.Of)];
}
