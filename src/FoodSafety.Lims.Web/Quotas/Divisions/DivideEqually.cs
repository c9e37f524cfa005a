using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>Proposes equal parts of a target's goal: nothing is kept, <see cref="KeepDivision"/> takes the proposal. What was divided otherwise stays in it.</summary>
/// <param name="Target">Code.</param>
/// <param name="Year">The plan's year; null for this one.</param>
/// <param name="By">site | street | unit | month</param>
public sealed record DivideEqually(string District, string Target, int? Year, string? By)
{
    /// <summary>What a goal may be divided equally by, and its name.</summary>
    public static IReadOnlyDictionary<string, string> Ways { get; } = new Dictionary<string, string> { ["site"] = "场所", ["street"] = "街道", ["unit"] = "快检单元", ["month"] = "月份" };

    public async Task<Outcome<DivisionDocument>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var today = at.LocalDay(database.Settings.TimeZone);
        using var connection = database.OpenConnection();
        var found = await DivisionSubject.Find(db, connection, District, Target, Year ?? today.Year, today, caller, cancel);
        if (found.Refusal is { } unknown)
            return unknown;
        if (found.Value.Goal.Refusal is { } undivided)
            return undivided;
        if (!Ways.ContainsKey(By ?? ""))
            return new Refusal("unknown-grouping", $"均分方式“{By}”不存在；可用：{string.Join("、", Ways.Select(way => $"{way.Key}（{way.Value}）"))}。", RefusalKind.Invalid);
        var ground = found.Value.Ground with
        {
            Sites = found.Value.Counted,
            From = today.Year == found.Value.Plan.Year ? today : new DateOnly(found.Value.Plan.Year, 1, 1),
        };
        if (By != "month" && ground.Sites.IsEmpty && (By != "street" || ground.Streets.IsEmpty))
            return new Refusal("no-place", found.Value.Ground.Sites.IsEmpty
                ? $"指标 {Target} 的记录没有场所编码（抽检样品），不能按{Ways[By!]}分解；请按月份分解，登记了街道的也可按街道分解。"
                : $"名录中没有指标 {Target} 计数的场所；请核对机构名录。", RefusalKind.Unprocessable);
        if (By == "unit" && ground.Serving.IsEmpty)
            return new Refusal("no-unit", $"{found.Value.District.Name}没有登记在用的快检车或快检室，不能按快检单元均分；请先登记快检单元。", RefusalKind.Unprocessable);

        var stored = await AskDivision.Versions(db, District, Target, found.Value.Plan.Year, cancel);
        var kept = stored.Count == 0 ? new DivisionDocument(null, null, null) : DivisionDocument.Read(stored[^1].Document);
        // Shares of an earlier goal come to another whole.
        if (stored.Count > 0 && stored[^1].Whole != ground.Whole)
            kept = new DivisionDocument(null, null, kept.Floors);
        var equal = DivisionDocument.Of(new Division(ground.Year, ground.Whole, By switch
        {
            "site" => EqualDivision.BySite(ground),
            "street" => EqualDivision.ByStreet(ground),
            "unit" => EqualDivision.ByUnit(ground),
            _ => null,
        }, By == "month" ? EqualDivision.ByMonth(ground) : null, null));
        return By == "month" ? kept with { Periods = equal.Periods } : kept with { Places = equal.Places };
    }
}
