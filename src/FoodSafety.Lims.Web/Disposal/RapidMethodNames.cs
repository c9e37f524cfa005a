using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>The names and numbers of the rapid methods that are known, for evidence that states a laboratory's method.</summary>
internal static class RapidMethodNames
{
    /// <summary>None where no method is stated: nothing is looked up for nothing.</summary>
    public static async Task<IReadOnlyList<string>> For(LimsDb db, IReadOnlyList<EvidenceItem> given, CancellationToken cancel)
    {
        if (given.All(item => item.Code != PositiveLifecycle.LabMethod.Code))
            return [];
        await db.Database.OpenConnectionAsync(cancel);
        return [.. new ReferenceSets(db.Database.GetDbConnection()).RapidMethods().SelectMany(method => method.Synonyms.Append(method.Name).Append(method.Code))];
    }
}
