using FoodSafety.Lims.Web.Bulletins;
using FoodSafety.Lims.Web.ClosedLoop;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.Disposal.Doors;
using FoodSafety.Lims.Web.Laboratory.Doors;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.Patterns.Doors;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Doors;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Rates;
using FoodSafety.Lims.Web.Reconciliation.Doors;
using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Units;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Validity.Doors;
using FoodSafety.Lims.Web.Workbooks.Doors;
using FoodSafety.Lims.Web.WorkPlans;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>The API below <c>/api/v1</c>: one line a capability. Nothing here is reached without a token or a signed-in person.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => LimsJson.ConfigureSent(json.SerializerOptions));
        // A body that cannot be read reaches the one place that says which member of it was wrong.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddOpenApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix)
            .RequireAuthorization(SignIn.ApiPolicy)
            .AddEndpointFilter(RefuseForgedRequests);
        api.MapImports();
        api.MapWorkbooks();
        api.MapUndo();
        api.MapCorrections();
        api.MapMarkets();
        api.MapDailyLogs();
        api.MapClosures();
        api.MapDaily();
        api.MapGoods();
        api.MapCampaigns();
        api.MapNominations();
        api.MapRhythm();
        api.MapProfiles();
        api.MapColumns();
        api.MapReconciliations();
        api.MapSamples();
        api.MapQuotas();
        api.MapWorkPlan();
        api.MapDivisions();
        api.MapExternalFigures();
        api.MapCountedRows();
        api.MapRates();
        api.MapMonths();
        api.MapTestUnits();
        api.MapValidity();
        api.MapClosedLoop();
        api.MapCases();
        api.MapPatterns();
        api.MapNotices();
        api.MapBulletins();
        api.MapReports();
        api.MapAudit();
        api.MapLaboratory();
        api.MapLabNetwork();
    }

    /// <summary>A browser sends its cookie along with what another site makes it send; a token is never sent so.</summary>
    private static async ValueTask<object?> RefuseForgedRequests(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var byCookie = http.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;
        var unsafeMethod = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (byCookie && unsafeMethod && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return Problems.Of(StatusCodes.Status400BadRequest, "antiforgery", "请求缺少防伪标记：请从本系统页面提交，或使用令牌。");
        return await next(call);
    }
}
