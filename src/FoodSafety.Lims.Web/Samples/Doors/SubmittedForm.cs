using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>What became of one form.</summary>
/// <param name="Status">accepted | duplicate | refused</param>
/// <param name="Number">The office's own number of a sampling form that was accepted.</param>
/// <param name="Case">Number of the disposal case it belongs to, where there is one.</param>
public sealed record SubmittedForm(string Upload, string Status, string? SampleNo, string? Number, string? Case, IReadOnlyList<Receipt.FaultPart> Faults, IReadOnlyList<Receipt.FaultPart> Warnings);
