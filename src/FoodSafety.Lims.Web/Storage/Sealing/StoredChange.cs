namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>How an operation changed the stored rows of one upload, as the audit keeps it.</summary>
/// <param name="Upload">The upload, e.g. U-000017.</param>
/// <param name="Rows">How many rows more there are; null when none of the upload are left.</param>
/// <param name="Seal">By how much the sums of their seal changed, 32 hexadecimal digits; null when none are left.</param>
public sealed record StoredChange(string Upload, long? Rows, string? Seal);
