using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Units;

/// <summary>“一街一车一室”: which streets have an active 快检车 and 快检室, and what each unit tested.</summary>
/// <param name="District">Code.</param>
/// <param name="Period">By the local day of the test: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.</param>
public sealed record AskUnitMatrix(string? District, string? Period)
{
    public async Task<Outcome<UnitMatrix>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var read = ReportPeriod.Read(Period);
        if (read.Refusal is { } noPeriod)
            return noPeriod;
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;

        var period = read.Value;
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        var sets = new ReferenceSets(connection);
        var units = sets.TestUnits().Of(District!, period.From, period.To);
        var written = Written(connection, District!, period);
        var volumes = units.Select(unit =>
        {
            // On the days it served: another may have had its code before.
            var own = written.Where(one => unit.IsCalled(one.Unit) && unit.ServedBetween(one.On, one.On)).ToList();
            return new StreetMatrix.Volume(unit, own.Sum(one => one.Batches), own.Select(one => one.On).Distinct().Count(), own.Count == 0 ? null : own.Max(one => one.On));
        }).ToList();
        var unknown = written.Where(one => !units.Any(unit => unit.IsCalled(one.Unit) && unit.ServedBetween(one.On, one.On)))
            .GroupBy(one => one.Unit)
            .Select(one => new UnitMatrix.UnknownUnit(one.Key, one.Sum(day => day.Batches)))
            .OrderByDescending(one => one.Batches).ThenBy(one => one.Written, StringComparer.Ordinal).ToList();
        return UnitMatrix.Of(District!, period.Code, period.From, period.To, StreetMatrix.Of(sets.PlansByYear(District!).GetValueOrDefault(period.Year), volumes), unknown);
    }

    /// <summary>Batches by day and by the word for their unit, from the index of tests that name one. A batch that two units tested counts for both.</summary>
    private static List<(string Unit, DateOnly On, long Batches)> Written(DbConnection connection, string district, ReportPeriod period)
    {
        var written = new List<(string Unit, DateOnly On, long Batches)>();
        using var command = connection.Command(null,
            """
            SELECT unit_code, tested_on, count(*) FROM (
                SELECT DISTINCT unit_code, tested_on, market_id, sample_no FROM rapid_tests
                WHERE unit_code IS NOT NULL AND tested_on >= @from AND tested_on <= @to AND outcome <> @invalid
                    AND market_id IN (SELECT id FROM organisations WHERE district_code = @district)
            ) AS batch
            GROUP BY unit_code, tested_on
            """,
            ("from", period.From.DayNumber), ("to", period.To.DayNumber), ("invalid", (short)RapidOutcome.Invalid), ("district", district));
        using var row = command.ExecuteReader();
        while (row.Read())
            written.Add((row.GetString(0), DateOnly.FromDayNumber(row.GetInt32(1)), row.GetInt64(2)));
        return written;
    }
}
