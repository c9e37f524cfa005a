using System.Text;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>The dated limits and the working calendar as the reference data say them now.</summary>
internal static class StoredLaw
{
    public static async Task<(LegalLimits Limits, WorkingCalendar Calendar)> Load(LimsDb db, CancellationToken cancel)
    {
        var limits = LegalLimitsFile.Read(await Document(db, "legal-limits", cancel)).ToOutcome();
        var calendar = WorkingCalendarFile.Read(await Document(db, "calendar", cancel)).ToOutcome();
        return limits.Refusal is { } unread || (unread = calendar.Refusal) is not null
            ? throw new InvalidDataException(unread.Message)
            : (limits.Value, calendar.Value);
    }

    private static async Task<byte[]> Document(LimsDb db, string name, CancellationToken cancel) =>
        Encoding.UTF8.GetBytes(await db.ReferenceSets.Where(set => set.Name == name).Select(set => set.Content).SingleAsync(cancel));
}
