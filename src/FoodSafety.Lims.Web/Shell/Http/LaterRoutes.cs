using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>Routes of the contract whose parts come in later versions: they exist and refuse plainly.</summary>
public static class LaterRoutes
{
    private static readonly (string Method, string Route)[] Routes =
    [
        ("POST", "/samples/{number}/{action}"),
    ];

    public static void MapLater(this IEndpointRouteBuilder api)
    {
        foreach (var (method, route) in Routes)
        {
            api.MapMethods(route, [method], () => CommandExtensions.NotAvailable($"{method} {ApiRoutes.Prefix}{route}").ToProblem())
                .WithSummary("Not available in this version.")
                .ProducesProblem(StatusCodes.Status501NotImplemented);
        }
    }

    /// <summary>The public board comes later: it refuses plainly too, and needs no token to do so.</summary>
    public static void MapLaterPages(this IEndpointRouteBuilder routes)
    {
        const string board = "/public/markets/{code}";
        routes.MapGet(board, () => CommandExtensions.NotAvailable($"GET {board}").ToProblem()).ExcludeFromDescription();
    }
}
