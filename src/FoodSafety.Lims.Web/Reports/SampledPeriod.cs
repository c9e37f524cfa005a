using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports;

/// <summary>The samples of one district and period, as questions about them ask.</summary>
internal static class SampledPeriod
{
    /// <summary>Reads the period. Refused: one that is none, an unknown district, another's district.</summary>
    public static async Task<Outcome<ReportPeriod>> Read(LimsDb db, string? district, string? period, Caller caller, CancellationToken cancel)
    {
        var read = ReportPeriod.Read(period);
        if (read.Refusal is not null)
            return read;
        if (!await db.Districts.AnyAsync(known => known.Code == district, cancel))
            return ListOrganisations.UnknownDistrict(district ?? "");
        return Access.ToDistrict(caller, district!) is { } refusal ? refusal : read;
    }

    /// <summary>What a page shows that was not told: the district with the most samples, and the year of its last one.</summary>
    /// <param name="now">Whose year it is where there are none.</param>
    public static async Task<(string District, string Period)> Usual(LimsDb db, string? district, string? period, Caller caller, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var sampled = db.Samples.Where(sample => caller.District == null || sample.DistrictCode == caller.District);
        var shown = district ?? await sampled.GroupBy(sample => sample.DistrictCode).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefaultAsync(cancel)
            ?? caller.District ?? await db.Districts.OrderBy(known => known.Code).Select(known => known.Code).FirstAsync(cancel);
        return (shown, period ?? (await sampled.Where(sample => sample.DistrictCode == shown).MaxAsync(sample => (DateOnly?)sample.SampledOn, cancel) ?? now.LocalDay(zone))
            .ToString("yyyy", CultureInfo.InvariantCulture));
    }
}
