namespace FoodSafety.Lims.Web.Corrections;

/// <summary>What replacing a row did besides.</summary>
/// <param name="CaseId">The case whose record it changed.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Sentences">For people.</param>
/// <param name="Days">Local days whose figures it is counted in now.</param>
internal sealed record CorrectionEffect(int? CaseId, string? CaseNumber, IReadOnlyList<string> Sentences, IReadOnlySet<int> Days);
