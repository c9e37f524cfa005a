using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Statistics;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Rates;

/// <summary>
/// How often the samples of groups failed: food categories, laboratories, stages, kinds of place. Evaluation, random and targeted sampling stand apart.
/// </summary>
/// <param name="District">Code.</param>
/// <param name="Period">By the day of sampling: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.</param>
/// <param name="By">One of <see cref="Groupings"/>.</param>
/// <param name="AsOf">What was reported after it is not known yet.</param>
public sealed record CompareRates(string? District, string? Period, string? By, DateTimeOffset AsOf)
{
    /// <summary>What samples may be grouped by, code and name.</summary>
    public static IReadOnlyDictionary<string, string> Groupings { get; } = new Dictionary<string, string>
    {
        ["category"] = "食品类别",
        ["laboratory"] = "检验机构",
        ["stage"] = "环节",
        ["place"] = "场所类型",
    };

    public async Task<Outcome<ComparedRates>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        var by = By ?? "category";
        if (!Groupings.ContainsKey(by))
            return new Refusal("unknown-grouping", $"分组“{By}”不存在；可用：{string.Join("、", Groupings.Select(one => $"{one.Key}（{one.Value}）"))}。", RefusalKind.Invalid);
        var period = await SampledPeriod.Read(db, District, Period, caller, cancel);
        if (period.Refusal is { } refusal)
            return refusal;

        var (from, to, on, voided) = (period.Value.From, period.Value.To, AsOf.LocalDay(zone), SampleLifecycle.Voided.Code);
        // What a re-examination or an objection overturned did not fail.
        var overturned = Patterns.InspectedBatch.OverturnedCases(db);
        var counted = await db.Samples
            .Where(sample => sample.DistrictCode == District && sample.SampledOn >= from && sample.SampledOn <= to && sample.ReportedOn <= on && sample.Verdict != null && sample.LifecycleStage != voided)
            .Select(sample => new
            {
                sample.Programme,
                sample.Selection,
                Key = by == "laboratory" ? sample.Laboratory : by == "stage" ? sample.Stage : by == "place" ? sample.PlaceType : sample.Category ?? sample.FoodCategory,
                Failed = sample.Verdict == Verdict.NonCompliant && !overturned.Any(disposal => disposal.SampleId == sample.Id),
            })
            .GroupBy(sample => new { sample.Programme, sample.Selection, sample.Key, sample.Failed })
            .Select(group => new { group.Key.Programme, group.Key.Selection, group.Key.Key, group.Key.Failed, Samples = group.LongCount() })
            .ToListAsync(cancel);
        var names = by == "laboratory"
            ? await db.Organisations.AsNoTracking().Where(one => one.DistrictCode == District).ToDictionaryAsync(one => one.Code, one => one.Name, cancel)
            : [];
        return new ComparedRates(District!, period.Value.Code, by,
        [
            .. from row in counted
               group row by SamplingBases.Of(row.Programme, row.Selection) into basis
               orderby basis.Key
               let compared = RateComparison.Of(basis.GroupBy(row => row.Key ?? "未填写")
                   .Select(rows => (rows.Key, rows.Where(row => row.Failed).Sum(row => row.Samples), rows.Sum(row => row.Samples))))
               select ComparedRates.Of(basis.Key, compared, names),
        ]);
    }
}
