using System.Text.Json;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>Body of a move of a sample: <c>{version, given: {field: value}}</c>; none says nothing and is allowed.</summary>
public static class SampleActionBody
{
    private static readonly Refusal NotUnderstood =
        new("bad-request", "正文应为 {\"version\": 整数, \"given\": {\"项目代码\": \"值\"}}；version 和 given 均可省略。", RefusalKind.Invalid);

    public static Outcome<ActOnSample> Read(string number, string action, JsonElement? body)
    {
        if (body is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
            return new ActOnSample(number, action, new Dictionary<string, string>());
        if (given.ValueKind != JsonValueKind.Object)
            return NotUnderstood;
        int? version = null;
        var fields = new Dictionary<string, string>();
        foreach (var property in given.EnumerateObject())
            switch (property.Name)
            {
                case "version" when property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var seen):
                    version = seen;
                    break;
                case "version" when property.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "given" when property.Value.ValueKind == JsonValueKind.Object:
                    foreach (var field in property.Value.EnumerateObject())
                        fields[field.Name] = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
                    break;
                default:
                    return NotUnderstood;
            }
        return new ActOnSample(number, action, fields, version);
    }
}
