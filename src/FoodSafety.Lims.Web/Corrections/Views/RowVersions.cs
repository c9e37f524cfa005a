using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Corrections.Views;

/// <summary>Which version listed rows are in.</summary>
public static class RowVersions
{
    /// <summary>Row → how often it was corrected; rows that never were are absent.</summary>
    public static Task<Dictionary<long, int>> Of(LimsDb db, string kind, IReadOnlyCollection<long> ids, CancellationToken cancel) => db.Corrections
        .Where(correction => correction.Kind == kind && ids.Contains(correction.RowId))
        .GroupBy(correction => correction.RowId)
        .Select(group => new { group.Key, Version = group.Max(correction => correction.Version) })
        .ToDictionaryAsync(row => row.Key, row => row.Version, cancel);
}
