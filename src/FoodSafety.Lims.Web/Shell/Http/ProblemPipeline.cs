using System.Text.Json;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>What is left over after the operations: bugs, unknown routes, bad bodies. The API answers a problem document, pages a page.</summary>
public static class ProblemPipeline
{
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What a sender got wrong is told to the sender and is no fault of the program.
            SuppressDiagnosticsCallback = failing => failing.Exception is BadHttpRequestException,
            ExceptionHandler = Failed,
        });
        app.UseStatusCodePages(context => Answer(context.HttpContext, context.HttpContext.Response.StatusCode));

        static Task Failed(HttpContext http)
        {
            var failing = http.Features.Get<IExceptionHandlerFeature>();
            var failure = failing?.Error;
            if (failure is BadHttpRequestException { InnerException: JsonException json } && failing!.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body)
            {
                var refused = JsonBodies.RefusalOf(json, body);
                return Answer(http, Problems.Status(refused.Kind), refused.Code, refused.Message);
            }
            if (failure is not null && StorageTrouble.Explain(failure, http.RequestServices.GetRequiredService<LimsSettings>().DataFolder, toOutsider: true) is { } trouble)
                return Answer(http, trouble.Code == FaultCodes.NoSpace ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable, trouble.Code, trouble.Message);
            var status = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            return Answer(http, status);
        }
    }

    private static Task Answer(HttpContext http, int status)
    {
        var (code, message) = BareStatus.Of(status);
        return Answer(http, status, code, message);
    }

    private static async Task Answer(HttpContext http, int status, string code, string message)
    {
        if (WantsProblem(http.Request))
        {
            await Problems.Write(http, status, code, message);
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var encoder = System.Text.Encodings.Web.HtmlEncoder.Default;
        await http.Response.WriteAsync(
            $"""
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{status}</title><link rel="stylesheet" href="/lib/tabler.min.css"><link rel="stylesheet" href="/css/lims.css"></head>
            <body><main class="container-tight py-6 text-center"><h1>{status}</h1><p>{(status == 404 ? "没有这个页面。(There is no such page.)" : encoder.Encode(message))}</p>
            <p><a class="btn btn-primary" href="/">返回首页 (Home)</a></p></main></body></html>
            """);
    }

    private static bool WantsProblem(HttpRequest request) => request.Path.StartsWithSegments("/api")
        || !request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
