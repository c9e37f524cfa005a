namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Evidence as a caller gives it: a value, or the reason why there is none.</summary>
/// <param name="Code">Which evidence, e.g. <c>notified-at</c>.</param>
/// <param name="Value">Its content.</param>
/// <param name="Waiver">Why it cannot be given, where its kind may be waived.</param>
/// <param name="Party">Number of the party it is about; null for the case as a whole, and where the act names the party.</param>
public sealed record GivenEvidence(string Code, string? Value = null, string? Waiver = null, int? Party = null)
{
    /// <summary>A signature that was refused (拒签), and who saw it.</summary>
    /// <param name="code">Of the signature.</param>
    /// <param name="witness">Name of the witness; without it the evidence is refused.</param>
    public static GivenEvidence Refused(string code, string? witness, int? party = null) => new(code, Waiver: $"拒签，见证人：{witness?.Trim()}", Party: party);
}
