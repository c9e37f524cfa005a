using System.Buffers;
using System.Runtime.InteropServices;
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
        var names = new Names(columns, leaveOut, fixedColumn?.Column);
        foreach (var row in rows)
            names.Learn(row);
        names.AddRequired();

        var text = new ArrayBufferWriter<byte>(256 + rows.Count * 128);
        WriteLine(text, names.Headers, static (text, header) => WriteCell(text, Encoding.UTF8.GetBytes(header)), fixedColumn?.Column.Name);
        var cells = new JsonElement[names.Headers.Count];
        foreach (var row in rows)
        {
            Array.Clear(cells);
            names.Take(row, cells);
            WriteLine(text, cells, WriteCell, fixedColumn?.Value);
        }
        return text.WrittenSpan.ToArray();
    }

    private static void WriteLine<TCell>(ArrayBufferWriter<byte> text, IReadOnlyList<TCell> cells, Action<ArrayBufferWriter<byte>, TCell> write, string? last)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Write(","u8);
            write(text, cells[i]);
        }
        if (last is not null)
        {
            if (cells.Count > 0)
                text.Write(","u8);
            WriteCell(text, Encoding.UTF8.GetBytes(last));
        }
        text.Write("\r\n"u8);
    }

    private static void WriteCell(ArrayBufferWriter<byte> text, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return;
        var raw = JsonMarshal.GetRawUtf8Value(value);
        // Without a backslash the bytes between the quotes are the text itself.
        if (value.ValueKind != JsonValueKind.String)
            WriteCell(text, raw);
        else if (raw.Contains((byte)'\\'))
            WriteCell(text, Encoding.UTF8.GetBytes(value.GetString()!));
        else
            WriteCell(text, raw[1..^1]);
    }

    private static void WriteCell(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> cell)
    {
        if (!cell.ContainsAny(",\"\r\n"u8))
        {
            text.Write(cell);
            return;
        }
        text.Write("\""u8);
        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            text.Write(cell[..(quote + 1)]);
            text.Write("\""u8);
            cell = cell[(quote + 1)..];
        }
        text.Write(cell);
        text.Write("\""u8);
    }

    /// <summary>What the names of the rows' properties are as headers. Rows name the same things in the same order, so the name after the last is looked at first.</summary>
    private sealed class Names(ColumnSet columns, string? leaveOut, Column? fixedColumn)
    {
        private const int LeftOut = -1;

        private readonly List<(string Name, int Header)> _names = [];

        public List<string> Headers { get; } = [];

        public void Learn(JsonElement row)
        {
            var at = 0;
            foreach (var property in row.EnumerateObject())
                at = IndexOf(property, at) is >= 0 and var known ? known + 1 : Add(property.Name) + 1;
        }

        /// <summary>Puts a row's values under their headers; of two that mean the same the later one counts.</summary>
        public void Take(JsonElement row, JsonElement[] cells)
        {
            var at = 0;
            foreach (var property in row.EnumerateObject())
            {
                var index = IndexOf(property, at);
                if (_names[index].Header != LeftOut)
                    cells[_names[index].Header] = property.Value;
                at = index + 1;
            }
        }

        public void AddRequired() => Headers.AddRange(columns.Columns
            .Where(column => column.IsRequired && column != fixedColumn && !column.Headers.Any(Headers.Contains))
            .Select(column => column.Name));

        private int IndexOf(JsonProperty property, int likely)
        {
            if (likely < _names.Count && property.NameEquals(_names[likely].Name))
                return likely;
            for (var index = 0; index < _names.Count; index++)
                if (property.NameEquals(_names[index].Name))
                    return index;
            return -1;
        }

        private int Add(string name)
        {
            var snake = SnakeCase.From(name);
            var header = columns.Columns.Any(column => column.Name == snake) ? snake : name;
            var index = LeftOut;
            if (name != leaveOut && fixedColumn?.Headers.Contains(header) != true)
            {
                index = Headers.IndexOf(header);
                if (index < 0)
                {
                    index = Headers.Count;
                    Headers.Add(header);
                }
            }
            _names.Add((name, index));
            return _names.Count - 1;
        }
    }
}
