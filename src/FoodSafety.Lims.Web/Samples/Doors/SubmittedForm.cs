using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>What became of one form.</summary>
/// <param name="Status">accepted | duplicate | refused</param>
/// <param name="Case">Number of the disposal case it belongs to, where there is one.</param>
public sealed record SubmittedForm(string Upload, string Status, string? SampleNo, string? Case, IReadOnlyList<Receipt.FaultPart> Faults, IReadOnlyList<Receipt.FaultPart> Warnings);
