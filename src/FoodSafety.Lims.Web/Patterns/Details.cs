using System.Text.Json;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>The columns of a stored row that have no column of their own, as one JSON object keeps them.</summary>
internal static class Details
{
    /// <param name="json">The stored object; null when the row has none.</param>
    /// <param name="column">English name of the column.</param>
    /// <returns>Its text without the blanks around it; null where there is none, or a stroke for none.</returns>
    public static string? Find(string? json, string column)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString()!.Trim() is { Length: > 0 } text and not ("/" or "-" or "—" or "——")
            ? text
            : null;
    }
}
