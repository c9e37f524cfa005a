using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Months;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What became of a small upload.</summary>
/// <param name="UploadId">Its upload, or the earlier one with the same bytes.</param>
/// <param name="IsSameFile">Whether all its rows are stored already, by that earlier upload.</param>
/// <param name="Faults">Of refused rows.</param>
/// <param name="Warnings">Of accepted rows.</param>
/// <param name="Duplicates">Rows that are stored already, beside their twins.</param>
/// <param name="Adjustments">What it changed of closed months; null where nothing.</param>
public sealed record StoredSmall(
    int UploadId, bool IsSameFile, IReadOnlyList<RowFault> Faults, IReadOnlyList<RowFault> Warnings, IReadOnlyList<DuplicateRow> Duplicates,
    IReadOnlyList<ClosedMonths.Touched>? Adjustments = null);
