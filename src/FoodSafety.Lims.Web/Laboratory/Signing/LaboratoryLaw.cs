using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The dated limits of laboratories' work as the reference data say them now.</summary>
public static class LaboratoryLaw
{
    public static async Task<TurnaroundLaw> Load(LimsDb db, TimeZoneInfo zone, CancellationToken cancel)
    {
        var (limits, calendar) = await StoredLaw.Load(db, cancel);
        return new TurnaroundLaw(limits, calendar, zone.BaseUtcOffset);
    }
}
