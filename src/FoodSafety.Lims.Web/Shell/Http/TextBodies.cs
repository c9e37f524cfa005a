using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>JSON that is kept as it came holds whole characters without NUL: nothing else is a text to every database.</summary>
public static class TextBodies
{
    private static readonly Refusal NotText = new("bad-request",
        "正文含有无效的 UTF-8、空字符（NUL）或不成对的代理字符，无法保存。请由报送系统改为完整的 UTF-8 文本后重发。", RefusalKind.Invalid);

    /// <summary>Refuses bodies that are no text, before any operation sees them.</summary>
    public static async ValueTask<object?> Require(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.Arguments.OfType<JsonElement>().All(IsText) ? await next(call) : NotText.ToProblem();

    private static bool IsText(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
            return true;
        var raw = JsonMarshal.GetRawUtf8Value(body);
        // What is no character can only be written by an escape, once the bytes are UTF-8.
        return Utf8.IsValid(raw) && (raw.IndexOf("\\u"u8) < 0 || HasWholeCharacters(body));
    }

    private static bool HasWholeCharacters(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(property => IsWhole(() => property.Name) && HasWholeCharacters(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasWholeCharacters),
        JsonValueKind.String => IsWhole(element.GetString),
        _ => true,
    };

    private static bool IsWhole(Func<string?> read)
    {
        try
        {
            return read()?.Contains('\0') != true;
        }
        catch (InvalidOperationException)
        {
            // So the framework says that half of a pair of surrogates stands alone.
            return false;
        }
    }
}
