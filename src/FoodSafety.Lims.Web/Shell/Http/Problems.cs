using FoodSafety.Lims.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>The one place where a refusal becomes an HTTP status, a problem document (RFC 9457), or a message beside a form.</summary>
public static class Problems
{
    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.NotAvailable => StatusCodes.Status501NotImplemented,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static IResult ToProblem(this Refusal refusal) => Of(Status(refusal.Kind), refusal.Code, refusal.Message);

    public static IResult Of(int status, string code, string detail) => Results.Problem(
        detail: detail,
        statusCode: status,
        type: TypeOf(code),
        extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>The answer, or the refusal as a problem document.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult>? answer = null) =>
        outcome.Refusal is { } refusal ? refusal.ToProblem()
        : answer is null ? Results.Json(outcome.Value, LimsJson.Options)
        : answer(outcome.Value);

    /// <summary>Puts the refusal where a form shows it; true when there was one.</summary>
    public static bool AddTo<T>(this Outcome<T> outcome, ModelStateDictionary model, string key = "")
    {
        if (outcome.Refusal is { } refusal)
            model.AddModelError(key, refusal.Message);
        return outcome.Refusal is not null;
    }

    /// <summary>Writes a problem where no endpoint answers: an unknown route, a method not allowed, no token.</summary>
    public static Task Write(HttpContext http, int status, string code, string detail)
    {
        http.Response.StatusCode = status;
        return Of(status, code, detail).ExecuteAsync(http);
    }

    public static string TypeOf(string code) => $"urn:foodsafety-lims:problem:{code}";
}
