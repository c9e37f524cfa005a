using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>JSON bodies of the API: read, or refused in a sentence that names the member and what it must be.</summary>
public static partial class JsonBodies
{
    /// <summary>The body; null for an empty one, which says nothing.</summary>
    public static async Task<Outcome<T?>> Read<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancel);
        if (buffer.Length == 0)
            return (T?)null;
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), LimsJson.Sent);
        }
        catch (JsonException fault)
        {
            return RefusalOf(fault, typeof(T));
        }
    }

    /// <summary>The same of a body that was read already.</summary>
    public static Outcome<T?> Read<T>(JsonElement? body)
        where T : class
    {
        try
        {
            return body is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given.Deserialize<T>(LimsJson.Sent) : null;
        }
        catch (JsonException fault)
        {
            return RefusalOf(fault, typeof(T));
        }
    }

    /// <summary>What is wrong with a body that should have been of a type.</summary>
    public static Refusal RefusalOf(JsonException fault, Type body)
    {
        // Text that is no JSON is a fault of the reader's own kind, alone or within; every other one is of a value that was read.
        if (fault.InnerException is JsonException || fault.GetType() != typeof(JsonException))
            return Refused(string.Create(CultureInfo.InvariantCulture, $"正文不是完整的 JSON：第 {fault.LineNumber + 1} 行第 {fault.BytePositionInLine + 1} 个字节处有误。"));
        if (UnknownMember().Match(fault.Message) is { Success: true } unknown)
            return Refused($"正文里有不认识的项“{unknown.Groups["member"].Value}”，未作任何更改：{Described(Member(body, Holder(fault.Path)))[1..]}。请改正或去掉它。");
        var path = fault.Path is { Length: > 2 } found ? found[2..] : "";
        var wanted = Member(body, path);
        return Refused(path.Length == 0 ? $"正文须为{Described(wanted)}。" : $"正文的 {path} 须为{Described(wanted)}。");
    }

    /// <summary>The serializer says so in this sentence alone.</summary>
    [GeneratedRegex("^The JSON property '(?<member>.*)' could not be mapped to any \\.NET member", RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    /// <summary>Of the path of a member, that of what holds it.</summary>
    private static string Holder(string? path) => path is null || path.LastIndexOf('.') is not (> 1 and var end) ? "" : path[2..end];

    private static Refusal Refused(string sentence) => new("bad-request", sentence, RefusalKind.Invalid);

    /// <summary>The type at a path, e.g. <c>given.seal</c> or <c>rows[0]</c>; as deep as it is known.</summary>
    private static Type Member(Type type, string path)
    {
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var inner = step.EndsWith(']') || IsDictionary(type)
                ? type.GetGenericArguments().LastOrDefault() ?? type.GetElementType()
                : type.GetProperty(step, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;
            if (inner is null)
                break;
            type = Nullable.GetUnderlyingType(inner) ?? inner;
        }
        return type;
    }

    private static string Described(Type type) => type switch
    {
        { IsEnum: true } => $"以下之一：{string.Join("、", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}",
        _ when type == typeof(string) => "文字（加引号）",
        _ when type == typeof(bool) => " true 或 false",
        _ when type == typeof(int) || type == typeof(long) => "整数（不加引号）",
        _ when type == typeof(decimal) || type == typeof(double) => "数（不加引号）",
        _ when type == typeof(DateOnly) => "日期，例如 2023-09-18",
        _ when type == typeof(DateTimeOffset) => "带时区的时间，例如 2023-09-18T08:10:00+08:00",
        _ when IsDictionary(type) => " JSON 对象 {\"名称\": 值}",
        _ when type.IsAssignableTo(typeof(IEnumerable)) => " JSON 数组 […]",
        _ => $" JSON 对象，可有的项：{string.Join("、", type.GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)))}",
    };

    private static bool IsDictionary(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, _] && key == typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
}
