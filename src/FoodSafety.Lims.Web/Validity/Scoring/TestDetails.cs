using System.Text;
using System.Text.Json;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>What rules ask of the columns that a rapid test keeps as they were written.</summary>
internal struct TestDetails
{
    private static readonly char[] BetweenPhotos = [';', '；', '\n', '\r', '|', '、'];

    public string? EnteredAt, Provenance, Photos, Device, KitLot, Tester;

    /// <summary>Reads the stored JSON object; null and what is no object say nothing.</summary>
    public static TestDetails Read(string? json)
    {
        var details = default(TestDetails);
        if (json is null)
            return details;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("entered_at"u8))
                details.EnteredAt = Value(ref reader);
            else if (reader.ValueTextEquals("provenance"u8))
                details.Provenance = Value(ref reader);
            else if (reader.ValueTextEquals("photos"u8))
                details.Photos = Value(ref reader);
            else if (reader.ValueTextEquals("device"u8))
                details.Device = Value(ref reader);
            else if (reader.ValueTextEquals("kit_lot"u8))
                details.KitLot = Value(ref reader);
            else if (reader.ValueTextEquals("tester"u8))
                details.Tester = Value(ref reader);
            else
                reader.Skip();
        }
        return details;
    }

    /// <summary>The photos' names, each once.</summary>
    public static IReadOnlyList<string> PhotosOf(string? cell) => cell is null
        ? []
        : [.. cell.Split(BetweenPhotos, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static string? Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }
}
