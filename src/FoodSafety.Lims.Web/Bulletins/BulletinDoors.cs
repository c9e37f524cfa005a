using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Workbooks.Doors;

namespace FoodSafety.Lims.Web.Bulletins;

/// <summary><c>/bulletins/{kind}</c> and <c>lims bulletin</c>: results in the public bulletins' layout.</summary>
public static class BulletinDoors
{
    public static void MapBulletins(this IEndpointRouteBuilder api) =>
        api.MapGet("/bulletins/{kind}", async (
                string kind, string? district, string? period, string? format, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (format is not null && !BulletinFile.Formats.Contains(format))
                    return new Refusal("unknown-format", $"格式“{format}”不存在；可用：{string.Join("、", BulletinFile.Formats)}，不写则为 JSON。", RefusalKind.Invalid).ToProblem();
                var read = await new ReadBulletin(kind, district, period, clock.GetUtcNow()).Handle(db, settings.TimeZone, Caller.From(user), cancel);
                return read.ToResult(bulletin => format is null ? Results.Json(bulletin, LimsJson.Options) : Send(bulletin, format));
            })
            .WithTags("Bulletins").WithSummary("Findings or passes of a period in the public bulletins' layout, with what is held back and why; format xlsx or csv for the file.")
            .Produces<Bulletin>().Produces(StatusCodes.Status200OK, contentType: WorkbooksEndpoints.WorkbookType)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    public static Command Command()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(" | ", Bulletin.Kinds) };
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "By the day of the report: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE.xlsx|FILE.csv", Required = true };
        return new Command("bulletin", "Writes findings or passes in the public bulletins' layout, and says what is held back and why.") { kind, district, period, output }
            .Runs(async (run, cancel) =>
            {
                var path = run.Value(output)!;
                if (OutputFile.CannotBe(path, ".xlsx", ".csv") is { } nowhere)
                    return run.Refuse(nowhere);
                return await run.WithDatabase(async db =>
                {
                    var read = await new ReadBulletin(run.Value(kind)!, run.Value(district), run.Value(period), run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel);
                    if (read.Refusal is { } refusal)
                        return run.Refuse(refusal);
                    OutputFile.Write<Bulletin>(path, stream =>
                    {
                        BulletinFile.Write(stream, read.Value, Path.GetExtension(path).ToLowerInvariant()[1..]);
                        return read.Value;
                    });
                    return run.Answer(read.Value, (text, bulletin) => Write(text, bulletin, path));
                });
            });
    }

    private static IResult Send(Bulletin bulletin, string format)
    {
        var file = new MemoryStream();
        BulletinFile.Write(file, bulletin, format);
        file.Position = 0;
        return Results.Stream(file, format == "csv" ? WorkbooksEndpoints.TextType : WorkbooksEndpoints.WorkbookType, $"{bulletin.Kind}-{bulletin.District}-{bulletin.Period}.{format}");
    }

    private static void Write(TextWriter output, Bulletin bulletin, string path)
    {
        output.WriteLine($"{Path.GetFullPath(path)}：{bulletin.Rows.Count} 批次");
        foreach (var held in bulletin.HeldBack)
            output.WriteLine($"未列入  {held.Message}");
    }
}
