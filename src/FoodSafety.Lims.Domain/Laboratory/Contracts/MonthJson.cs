using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>A month, kept as its first day, as addresses and people write it: <c>2023-09</c>.</summary>
public sealed class MonthJson : JsonConverter<DateOnly>
{
    private const string Format = "yyyy-MM";

    /// <inheritdoc/>
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateOnly.ParseExact(reader.GetString()!, Format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
