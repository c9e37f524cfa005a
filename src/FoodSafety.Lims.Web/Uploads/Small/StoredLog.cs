using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What became of a small log.</summary>
/// <param name="UploadId">Its upload, or the earlier one with the same bytes.</param>
/// <param name="Faults">Of refused rows, by row number.</param>
/// <param name="Duplicates">Row numbers that are stored already; null = all of them.</param>
public sealed record StoredLog(int UploadId, ILookup<int, RowFault> Faults, IReadOnlySet<int>? Duplicates);
