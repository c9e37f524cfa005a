namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Where one edition of a laboratory's report stands.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="IsValid">Whether its results are the laboratory's word now.</param>
/// <param name="Ends">Whether nothing can happen after it.</param>
public sealed record LabReportStage(string Code, string Name, bool IsValid = false, bool Ends = false);
