using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>/lab-network</c>, <c>/confirm-orders</c> and the commands of the same names: 1+5+N, and what its rooms' positives ask for.</summary>
public static class NetworkDoors
{
    public static void MapLabNetwork(this IEndpointRouteBuilder api)
    {
        api.MapGet("/lab-network", async (string? district, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new ReadLabNetwork(district ?? "", at).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Laboratory").WithSummary("The district's laboratories by tier (1+5+N): how many there must be, are there, and work.")
            .Produces<LabNetworkView>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/confirm-orders", async (
                string? district, string? state, string? cursor, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new ListConfirmOrders(district ?? "", state, cursor, at).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Laboratory").WithSummary("Positives of the network's rapid rooms that go to a laboratory of tier 1 or N, the newest first, by cursor.")
            .Produces<ConfirmOrderList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    public static Command Network()
    {
        var district = District();
        return new Command("lab-network", "The district's laboratories by tier (1+5+N), and which of them work.") { district }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ReadLabNetwork(run.Value(district)!, run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), (output, network) =>
                {
                    foreach (var tier in network.Tiers)
                    {
                        output.WriteLine($"{tier.Code}\t{tier.Name}\t在用 {tier.Active}/{Math.Max(tier.Members.Count, tier.Required ?? 0)}{(tier.Missing > 0 ? $"\t缺 {tier.Missing} 个" : "")}");
                        foreach (var member in tier.Members)
                            output.WriteLine($"\t{member.Code}\t{member.Name}\t{(member.IsActive ? "在用" : member.IsClosed ? "休市" : "无检测")}");
                    }
                });
        });
    }

    public static Command Orders()
    {
        var district = District();
        var state = new Option<string?>("--state") { Description = string.Join(" | ", ConfirmOrder.Names.Keys) };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        return new Command("confirm-orders", "Positives of the network's rapid rooms that go to a laboratory of tier 1 or N.") { district, state, cursor }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ListConfirmOrders(run.Value(district)!, run.Value(state), run.Value(cursor), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), (output, list) =>
                {
                    foreach (var order in list.Items)
                        output.WriteLine($"{order.Case}\t{ConfirmOrder.Names[order.State]}\t{order.Food} {order.TestItem}\t{order.RoomName} → {order.LaboratoryName}（{order.Tier ?? "–"}）\t{order.SampleNo}");
                    output.WriteLine(list.Next is null ? $"共 {list.Items.Count} 件" : $"本页 {list.Items.Count} 件，下一页：--cursor {list.Next}");
                });
        });
    }

    private static Option<string> District() => new("--district") { Description = "The district.", HelpName = "CODE", Required = true };
}
