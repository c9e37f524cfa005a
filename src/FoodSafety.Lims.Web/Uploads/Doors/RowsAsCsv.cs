using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>Rows sent as JSON, written as the file they stand for: they then go the one way that every row goes.</summary>
public static class RowsAsCsv
{
    /// <summary>Row number of the first row: the header is row 1.</summary>
    public const int FirstRowNumber = 2;

    /// <param name="rows">JSON objects; names are those of the columns, in Chinese or English, snake_case or camelCase.</param>
    /// <param name="columns">The kind's columns; required ones are always written, so that a row says itself what it lacks.</param>
    /// <param name="leaveOut">A name that is no column.</param>
    /// <param name="fixedColumn">A column whose value the address gives, whatever the rows say.</param>
    public static byte[] Write(IReadOnlyList<JsonElement> rows, ColumnSet columns, string? leaveOut = null, (Column Column, string Value)? fixedColumn = null)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var headers = new List<string>();
        foreach (var property in rows.SelectMany(row => row.EnumerateObject()).Where(property => property.Name != leaveOut))
        {
            if (names.ContainsKey(property.Name))
                continue;
            var header = HeaderOf(property.Name, columns);
            names.Add(property.Name, header);
            if (!headers.Contains(header) && fixedColumn?.Column.Headers.Contains(header) != true)
                headers.Add(header);
        }
        var last = fixedColumn?.Column.Name;
        foreach (var required in columns.Columns.Where(column => column.IsRequired && column.Name != last && !column.Headers.Any(headers.Contains)))
            headers.Add(required.Name);

        var text = new StringBuilder();
        AppendLine(text, last is null ? headers : headers.Append(last));
        foreach (var row in rows)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in row.EnumerateObject().Where(property => names.ContainsKey(property.Name)))
                values[names[property.Name]] = TextOf(property.Value);
            var cells = headers.Select(header => values.GetValueOrDefault(header, ""));
            AppendLine(text, fixedColumn is { } given ? cells.Append(given.Value) : cells);
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string HeaderOf(string name, ColumnSet columns)
    {
        var snake = SnakeCase.From(name);
        return columns.Columns.Any(column => column.Name == snake) ? snake : name;
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                text.Append(',');
            first = false;
            if (cell.AsSpan().ContainsAny(",\"\r\n"))
                text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(cell);
        }
        text.Append("\r\n");
    }
}
