using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>Routes of the contract whose parts come in later versions: they exist and refuse plainly.</summary>
public static class LaterRoutes
{
    /// <summary>The public board: it needs no token to refuse.</summary>
    public static void MapLaterPages(this IEndpointRouteBuilder routes)
    {
        const string board = "/public/markets/{code}";
        routes.MapGet(board, () => CommandExtensions.NotAvailable($"GET {board}").ToProblem()).ExcludeFromDescription();
    }
}
