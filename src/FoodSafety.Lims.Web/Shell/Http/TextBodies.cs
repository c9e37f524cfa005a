using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text.Unicode;
using FoodSafety.Lims.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>Every body of JSON is UTF-8 and holds whole characters without NUL: nothing else is a text to every database.</summary>
public static class TextBodies
{
    private static readonly Refusal NotText = new("bad-request",
        "正文含有无效的 UTF-8、空字符（NUL）或不成对的代理字符，无法保存。请由报送系统改为完整的 UTF-8 文本后重发。", RefusalKind.Invalid);

    /// <summary>Refuses bodies that are no text before any endpoint reads them. Files are none of these: their formats have their own words.</summary>
    public static void UseTextBodies(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (IsJson(http) && !await IsText(http.Request.BodyReader, http.RequestAborted))
            await NotText.ToProblem().ExecuteAsync(http);
        else
            await next(http);
    });

    private static bool IsJson(HttpContext http) =>
        (http.Request.ContentType is null || http.Request.HasJsonContentType())
        && http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true;

    private static async Task<bool> IsText(PipeReader body, CancellationToken cancel)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var isText = IsText(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            // Nothing is consumed: whoever reads the body reads it from its beginning.
            body.AdvanceTo(read.Buffer.Start);
            return isText;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return false;
        // What is no character can only be written by an escape, once the bytes are UTF-8.
        while (body.IndexOf((byte)'\\') is >= 0 and var at)
        {
            body = body[at..];
            var unit = Escaped(body);
            var isHigh = unit is { } first && char.IsHighSurrogate(first);
            if (unit == '\0' || (unit is { } lone && char.IsLowSurrogate(lone)) || (isHigh && !(Escaped(body[6..]) is { } second && char.IsLowSurrogate(second))))
                return false;
            body = body[Math.Min(unit is null ? 2 : isHigh ? 12 : 6, body.Length)..];
        }
        return true;
    }

    /// <summary>The unit of UTF-16 that the text begins with as an escape, \u4e2d; null where it begins otherwise.</summary>
    private static char? Escaped(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text.StartsWith("\\u"u8) && Utf8Parser.TryParse(text[2..6], out ushort unit, out var digits, 'x') && digits == 4 ? (char)unit : null;
}
