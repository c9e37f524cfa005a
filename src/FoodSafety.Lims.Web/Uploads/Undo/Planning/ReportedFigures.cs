using System.Data.Common;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>Which issued reports count records of certain days.</summary>
public static class ReportedFigures
{
    /// <summary>Number and period of a report, as it is named to people.</summary>
    public sealed record Report(string Number, string Kind, string Period);

    /// <summary>Whether a report of a kind and period, by the data of an instant, counts anything of these days.</summary>
    /// <param name="kind">Code of the kind of report.</param>
    /// <param name="period">Its period.</param>
    /// <param name="asOfDay">The local day of its data's instant.</param>
    /// <param name="days">Days of records that change.</param>
    /// <param name="caseDays">Days on which cases that change were opened.</param>
    public static bool Counts(string kind, ReportPeriod period, DateOnly asOfDay, IReadOnlySet<int> days, IReadOnlySet<int> caseDays)
    {
        // 指标完成情况 and the return of the work plan are cumulative from 1 January, and their disposal rates are of the cases of the year.
        var isOfQuotas = kind == ReportKind.Quotas.Code || kind == ReportKind.WorkPlan.Code;
        var (from, to) = isOfQuotas ? (new DateOnly(period.Year, 1, 1), asOfDay) : (period.From, period.To < asOfDay ? period.To : asOfDay);
        return Within(caseDays) || (isOfQuotas && Within(days));

        bool Within(IReadOnlySet<int> changed) => changed.Any(day => day >= from.DayNumber && day <= to.DayNumber);
    }

    /// <summary>The reports of a district, issued since an instant, that count records of these days.</summary>
    public static List<Report> Find(
        DbConnection connection, DbTransaction transaction, string district, DateTimeOffset issuedSince,
        IReadOnlySet<int> days, IReadOnlySet<int> caseDays, TimeZoneInfo zone)
    {
        var found = new List<Report>();
        using var command = connection.Command(transaction,
            "SELECT number, kind, period, as_of FROM issued_reports WHERE district_code = @district AND issued_at >= @since AND kind <> 'lab-report' ORDER BY id",
            ("district", district), ("since", issuedSince.ToUnixTimeMilliseconds()));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (kind, period) = (row.GetString(1), ReportPeriod.Read(row.GetString(2)).Value);
            if (Counts(kind, period, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)).LocalDay(zone), days, caseDays))
                found.Add(new Report(row.GetString(0), ReportKind.Find(kind).Value.Name, period.Name));
        }
        return found;
    }
}
