using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary>
/// Evidence in the body of a move: <c>{code: value}</c>, <c>{code: {value, waiver}}</c>, <c>{code: {witness}}</c> of a signature that was refused, or
/// <c>[{code, value, waiver}]</c>.
/// </summary>
public static class EvidenceReading
{
    public static Outcome<IReadOnlyList<GivenEvidence>> Read(JsonElement? evidence)
    {
        if (evidence is not { } given || given.ValueKind is JsonValueKind.Null)
            return Array.Empty<GivenEvidence>();
        try
        {
            return given.ValueKind switch
            {
                JsonValueKind.Array => given.Deserialize<GivenEvidence[]>(LimsJson.Options)!,
                JsonValueKind.Object => given.EnumerateObject().Select(OfProperty).ToArray(),
                _ => throw new JsonException("evidence"),
            };
        }
        catch (JsonException)
        {
            return new Refusal("bad-request", "evidence 须为 {代码: 值}，或 [{code, value, waiver}]。", RefusalKind.Invalid);
        }
    }

    private static GivenEvidence OfProperty(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => new GivenEvidence(property.Name, property.Value.GetString()),
        // A number is taken as it is written: kilograms must not pass through a binary fraction.
        JsonValueKind.Number => new GivenEvidence(property.Name, property.Value.GetRawText()),
        JsonValueKind.Object => property.Value.Deserialize<Stated>(LimsJson.Options)! is var stated
            ? stated.Witness is { } witness ? GivenEvidence.Refused(property.Name, witness) : new GivenEvidence(property.Name, stated.Value, stated.Waiver)
            : throw new JsonException(property.Name),
        _ => throw new JsonException(property.Name),
    };

    private sealed record Stated(string? Value, string? Waiver, string? Witness);
}
