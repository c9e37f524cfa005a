namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>One cell of a CSV file that people open in a spreadsheet.</summary>
internal static class CsvCell
{
    /// <summary>The text, in quotes where it needs them; one that begins like a formula must not become one.</summary>
    public static string Write(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
