using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Rates;

/// <summary><c>/rates</c> and <c>lims rates</c>: how often samples failed, group by group, with what the figures leave open.</summary>
public static class RatesDoors
{
    public static void MapRates(this IEndpointRouteBuilder api) =>
        api.MapGet("/rates", async (string? district, string? period, string? by, string? asOf, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new CompareRates(district, period, by, at).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Quotas").WithSummary("How often samples failed, by category, laboratory, stage or place; evaluation, random and targeted sampling apart, with intervals.")
            .Produces<ComparedRates>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "By the day of sampling: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.", Required = true };
        var by = new Option<string?>("--by") { Description = string.Join(" | ", CompareRates.Groupings.Keys) };
        return new Command("rates", "How often samples failed, group by group, with what the figures leave open.") { district, period, by }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new CompareRates(run.Value(district), run.Value(period), run.Value(by), run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel), Write)));
    }

    private static void Write(TextWriter output, ComparedRates rates)
    {
        foreach (var basis in rates.Bases)
        {
            output.WriteLine(FormattableString.Invariant($"{basis.Name}：{basis.Found}/{basis.Tested} = {basis.Rate:0.##}%（95% 区间 {basis.Lower:0.##}–{basis.Upper:0.##}%）{(basis.Estimates ? "" : "，不代表总体")}"));
            if (basis is { PriorWeight: null, Groups.Count: > 1 })
                output.WriteLine("  各组的差异没有超出偶然，不分先后。");
            foreach (var group in basis.Groups)
                output.WriteLine(FormattableString.Invariant(
                    $"  {group.Rank,3}  {group.Name}  {group.Found}/{group.Tested} = {group.Rate:0.##}%（{group.Lower:0.##}–{group.Upper:0.##}%）  收缩估计 {group.Estimate:0.##}%{Remark(group)}"));
        }
        if (rates.Bases.Count == 0)
            output.WriteLine("该期间没有已出结论的样品。");
    }

    private static string Remark(ComparedRates.Group group) => (group.Place, group.UpperIfNone) switch
    {
        ("outlier", _) => "  超出 99.8% 漏斗限",
        ("look-twice", _) => "  超出 95% 漏斗限",
        (_, { } upper) => FormattableString.Invariant($"  未发现不等于没有，仍可能高到 {upper:0.##}%"),
        _ => "",
    };
}
