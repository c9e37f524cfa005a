using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports;

/// <summary>What a report answers: of which kind, district and period, by the data of which instant.</summary>
/// <param name="AsOf">The instant of the data, on the district's wall clock, in whole milliseconds as it is stored.</param>
public sealed record ReportQuestion(ReportKind Kind, District District, ReportPeriod Period, DateTimeOffset AsOf)
{
    public string Title => $"{District.Name}{Period.Name}{Kind.Name}";

    /// <summary>Checks what was asked for, and by whom.</summary>
    /// <param name="asOf">Not read beyond the period's end where the kind ends with it.</param>
    public static async Task<Outcome<ReportQuestion>> Ask(
        string? kind, string? district, string? period, DateTimeOffset asOf, LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        var kinds = ReportKind.Find(kind);
        if (kinds.Refusal is { } unknownKind)
            return unknownKind;
        var read = ReportPeriod.Read(period);
        if (read.Refusal is { } unread)
            return unread;
        await using var db = database.CreateContext();
        if (await db.Districts.AsNoTracking().SingleOrDefaultAsync(found => found.Code == district, cancel) is not { } known)
            return ListOrganisations.UnknownDistrict(district ?? "");
        if (Access.ToDistrict(caller, known.Code) is { } refusal)
            return refusal;

        var zone = database.Settings.TimeZone;
        if (asOf < read.Value.Begins(zone))
            return new Refusal("period-not-begun", $"期间 {read.Value.Code} 在 {asOf.ToLocal(zone):yyyy-MM-dd HH:mm:ss} 尚未开始，没有可报的数据；请选择已开始的期间或更晚的时点。", RefusalKind.Unprocessable);
        var ends = read.Value.Ends(zone);
        var instant = kinds.Value.EndsWithPeriod && ends < asOf ? ends : asOf;
        var stored = DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
        return new ReportQuestion(kinds.Value, known, read.Value, stored.ToLocal(zone));
    }

    /// <summary>Reads what the report says.</summary>
    public Task<Outcome<ReportContent>> Answer(LimsDatabase database, Caller caller, CancellationToken cancel) => Kind.Read(this, database, caller, cancel);
}
