using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>Enters a figure from outside (外部数据). One for the same key and day takes the place of the earlier in what is reckoned; both stay on record.</summary>
/// <param name="Key">As the district's plan names it.</param>
/// <param name="Value">In the unit of the target that uses it, 98.6 for 98.6 %; 0 or more, at most six places.</param>
/// <param name="HoldsOn">The local day it holds for, yyyy-MM-dd.</param>
/// <param name="Source">Who published it and where.</param>
public sealed record EnterFigure(string? District, string? Key, string? Value, string? HoldsOn, string? Source)
{
    private const decimal Most = 1_000_000_000;
    private const int LongestSource = 200;

    public async Task<Outcome<FigureList.Item>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } forbidden)
            return forbidden;

        using var connection = database.OpenConnection();
        var plans = new ReferenceSets(connection).PlansByYear(District!).Values;
        var keys = ExternalFigures.Keys(plans);
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(Key) || !keys.ContainsKey(Key))
            faults.Add($"名称（key）“{Key}”不是本区计划中的外部数据，可用：{(keys.IsEmpty ? "无" : string.Join('、', keys.Keys))}");
        if (!decimal.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Most || decimal.Round(value, 6) != value)
            faults.Add($"数值（value）“{Value}”应为 0 以上、最多六位小数的数字");
        else if (value > 100 && ExternalFigures.ArePercent(plans, Key))
            faults.Add($"数值（value）{Value} 是百分比，不能超过 100");
        if (!LocalClock.TryReadDay(HoldsOn, out var on))
            faults.Add($"日期（on）“{HoldsOn}”应写成 2023-09-18 的形式");
        else if (on > at.LocalDay(database.Settings.TimeZone))
            faults.Add($"日期（on）{HoldsOn} 还没有到");
        if (string.IsNullOrWhiteSpace(Source) || Source.Trim().Length > LongestSource)
            faults.Add($"来源（source）须写明发布单位和出处，不超过 {LongestSource} 字");
        if (faults.Count > 0)
            return new Refusal("field-invalid", $"外部数据未录入：{string.Join("；", faults)}。", RefusalKind.Unprocessable);

        var figure = new StoredFigure
        {
            DistrictCode = District!,
            Key = Key!,
            Millionths = (long)(value * 1_000_000),
            HoldsOn = on,
            Source = Source!.Trim(),
            EnteredAt = at,
            EnteredBy = caller.Name,
        };
        db.ExternalFigures.Add(figure);
        await db.SaveAudited(caller.Name, at, new AuditedChange("enter-external-figure", $"{District} {Key}")
        {
            After = new { District, Key, Value = value, On = on, figure.Source },
        }, cancel);
        return FigureList.Item.Of(figure, database.Settings.TimeZone, await FigureReports.Read(db, District!, cancel));
    }
}
