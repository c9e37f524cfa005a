using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>Divides a target's goal: a version beside the earlier ones, in force from a day on.</summary>
/// <param name="Target">Code.</param>
/// <param name="Year">The plan's year; null for this one.</param>
/// <param name="Document">As <see cref="DivisionFile"/> reads it, UTF-8.</param>
/// <param name="From">First local day it is in force; null for 1 January of a first division, today for a later one.</param>
/// <param name="Version">The version the caller looked at, 0 where there was none; null takes the stored one.</param>
/// <param name="Source">The paper that set it.</param>
public sealed record KeepDivision(string District, string Target, int? Year, byte[] Document, DateOnly? From = null, int? Version = null, string? Source = null)
{
    private const int LongestSource = 200;

    public async Task<Outcome<StoredDivision>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var today = at.LocalDay(database.Settings.TimeZone);
        var year = Year ?? today.Year;
        using var connection = database.OpenConnection();
        var found = await DivisionSubject.Find(db, connection, District, Target, year, today, caller, cancel);
        if (found.Refusal is { } unknown)
            return unknown;
        if (found.Value.Goal.Refusal is { } undivided)
            return undivided;
        if (Source?.Trim().Length > LongestSource)
            return new Refusal("field-invalid", $"依据（source）不超过 {LongestSource} 字。", RefusalKind.Unprocessable);

        var before = await Latest(db, year, cancel);
        if (Version is { } seen && seen != (before?.Version ?? 0))
            return Stale(before, seen, database.Settings.TimeZone);
        var from = From ?? (before is null || today.Year != year ? new DateOnly(year, 1, 1) : today);
        if (from.Year != year)
            return new Refusal("out-of-range", FormattableString.Invariant($"生效日期 {from:yyyy-MM-dd} 不在 {year} 年内。"), RefusalKind.Unprocessable);
        var read = DivisionFile.Read(Document, found.Value.Ground with { From = from });
        if (read.Result is not { } division)
            return new Refusal("division-refused", DivisionText.Faults(read.Faults), RefusalKind.Unprocessable);
        var kept = new StoredDivision
        {
            DistrictCode = District,
            Year = year,
            Target = Target,
            Version = (before?.Version ?? 0) + 1,
            EffectiveFrom = from,
            Whole = division.Whole,
            Document = DivisionDocument.Of(division).ToJson(),
            Source = string.IsNullOrWhiteSpace(Source) ? null : Source.Trim(),
            DecidedAt = at,
            DecidedBy = caller.Name,
        };
        db.Divisions.Add(kept);
        try
        {
            await db.SaveAudited(caller.Name, at, new AuditedChange("divide-target", FormattableString.Invariant($"{District} {Target} {year}"))
            {
                Before = before is null ? null : new { before.Version, before.EffectiveFrom, before.Whole, before.Document },
                After = new { kept.Version, kept.EffectiveFrom, kept.Whole, kept.Document, kept.Source },
            }, cancel);
        }
        catch (DbUpdateException)
        {
            await using var now = database.CreateContext();
            return Stale(await Latest(now, year, cancel), kept.Version - 1, database.Settings.TimeZone);
        }
        return kept;
    }

    private Task<StoredDivision?> Latest(LimsDb db, int year, CancellationToken cancel) => db.Divisions.AsNoTracking()
        .Where(division => division.DistrictCode == District && division.Year == year && division.Target == Target)
        .OrderByDescending(division => division.Version).FirstOrDefaultAsync(cancel);

    private Refusal Stale(StoredDivision? now, int seen, TimeZoneInfo zone) => Refusal.Stale($"指标 {Target} 的分解", now?.Version ?? 0, seen,
        now is null ? [] : [FormattableString.Invariant($"{now.DecidedBy} 于 {now.DecidedAt.ToLocal(zone):yyyy-MM-dd HH:mm} 分解为第 {now.Version} 版")]);
}
