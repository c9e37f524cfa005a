using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>Which reference sets there are.</summary>
public sealed record ListReferenceSets
{
    public async Task<ReferenceSetList> Handle(LimsDb db, TimeZoneInfo zone, CancellationToken cancel)
    {
        var sets = await db.ReferenceSets.AsNoTracking().Select(set => new { set.Name, set.ImportedAt, set.Content.Length }).ToListAsync(cancel);
        return new ReferenceSetList([.. sets.OrderBy(set => set.Name, StringComparer.Ordinal)
            .Select(set => new ReferenceSetList.Line(set.Name, TimeZoneInfo.ConvertTime(set.ImportedAt, zone), set.Length))]);
    }
}
