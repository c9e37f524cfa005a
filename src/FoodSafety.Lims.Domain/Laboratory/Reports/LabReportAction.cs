namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>What may be done to one edition of a report.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name, as it stands on the button.</param>
/// <param name="Side">Who does it.</param>
public sealed record LabReportAction(string Code, string Name, LabReportSide Side = LabReportSide.Laboratory);
