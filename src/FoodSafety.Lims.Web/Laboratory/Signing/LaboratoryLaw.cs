using System.Text;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The dated limits of laboratories' work as the reference data say them now.</summary>
public static class LaboratoryLaw
{
    public static async Task<TurnaroundLaw> Load(LimsDb db, TimeZoneInfo zone, CancellationToken cancel) => new(
        LegalLimitsFile.Read(await Document(db, "legal-limits", cancel)).ToOutcome().Value,
        WorkingCalendarFile.Read(await Document(db, "calendar", cancel)).ToOutcome().Value,
        zone.BaseUtcOffset);

    private static async Task<byte[]> Document(LimsDb db, string name, CancellationToken cancel) =>
        Encoding.UTF8.GetBytes(await db.ReferenceSets.Where(set => set.Name == name).Select(set => set.Content).SingleAsync(cancel));
}
