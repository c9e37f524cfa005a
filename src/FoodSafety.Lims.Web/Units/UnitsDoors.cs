using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Units;

/// <summary><c>/test-units</c> and <c>lims units</c>: 一街一车一室.</summary>
public static class UnitsDoors
{
    public static void MapTestUnits(this IEndpointRouteBuilder api) =>
        api.MapGet("/test-units", async (string? district, string? period, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new AskUnitMatrix(district, period).Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Quotas").WithSummary("Street by street, which 快检车 and 快检室 are active and what they tested in a period.")
            .Produces<UnitMatrix>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "By the day of the test: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.", Required = true };
        return new Command("units", "Street by street, which 快检车 and 快检室 are active and what they tested.") { district, period }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new AskUnitMatrix(run.Value(district), run.Value(period)).Handle(db, Caller.CommandLine, cancel), Write)));
    }

    private static void Write(TextWriter output, UnitMatrix matrix)
    {
        if (matrix.Streets.Count == 0)
            output.WriteLine("没有登记快检车或快检室（参考数据 test-units）。");
        foreach (var row in matrix.Streets)
            output.WriteLine($"{row.Street}  {string.Join("  ", row.Cells.Select(Text))}");
        if (matrix.ShortCells > 0)
            output.WriteLine($"不足 {matrix.LeastOfEach} 个在用单元的格子：{matrix.ShortCells} 个（标 ✗）。");
        foreach (var unknown in matrix.Unknown)
            output.WriteLine(FormattableString.Invariant($"日志写的“{unknown.Written}”没有登记：{unknown.Batches:#,0} 批次。"));
    }

    private static string Text(UnitMatrix.Cell cell) => FormattableString.Invariant($"{cell.Kind} {(cell.IsShort ? "✗" : "")}{(cell.Units.Count == 0 ? "无" : string.Join("、", cell.Units.Select(unit => FormattableString.Invariant($"{unit.Code} {unit.Batches:#,0} 批次/{unit.Days} 天"))))}");
}
