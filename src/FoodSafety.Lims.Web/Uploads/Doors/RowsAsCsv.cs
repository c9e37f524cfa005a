using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Uploads.Doors;

/// <summary>Rows sent as JSON, written as the file they stand for: they then go the one way that every row goes.</summary>
public static class RowsAsCsv
{
    /// <summary>Row number of the first row: the header is row 1.</summary>
    public const int FirstRowNumber = 2;

    /// <param name="rows">JSON objects; names are those of the columns, in Chinese or English, snake_case or camelCase.</param>
    /// <param name="columns">The kind's columns; required ones are always written, so that a row says itself what it lacks.</param>
    /// <param name="own">What headers mean to the sender; asked only where a required column is not named by its own name.</param>
    /// <param name="leaveOut">A name that is no column.</param>
    /// <param name="fixedColumn">A column whose value the address gives, whatever the rows say: it stands first, where no other header goes before it.</param>
    /// <exception cref="UnreadableFileException">More names than a table has columns, or more text than is read of a row.</exception>
    public static byte[] Write(
        IReadOnlyList<JsonElement> rows, ColumnSet columns, Func<HeaderMeanings> own, string? leaveOut = null, (Column Column, string Value)? fixedColumn = null)
    {
        var names = new Names(columns, own, leaveOut, fixedColumn?.Column);
        foreach (var row in rows)
            names.Learn(row);
        names.AddRequired();

        var text = new ArrayBufferWriter<byte>(256 + rows.Count * 128);
        WriteHeader(text, fixedColumn?.Column.Name, names.Headers);
        var cells = new JsonElement[names.Headers.Count];
        var number = 0;
        foreach (var row in rows)
        {
            var start = text.WrittenCount;
            Array.Clear(cells);
            names.Take(row, cells);
            WriteLine(text, fixedColumn?.Value, cells, WriteCell);
            number++;
            if (text.WrittenCount - start > FieldBuffer.LongestRowBytes)
                throw new UnreadableFileException(
                    $"第 {number} 条记录的内容超过 {FieldBuffer.LongestRowBytes >> 20} MB，不是一条检测记录，无法读取。请检查该条后重新报送。", UnreadableFileException.TooLarge);
        }
        return text.WrittenSpan.ToArray();
    }

    /// <summary>The refusal of rows that no file can hold.</summary>
    public static Refusal Refused(UnreadableFileException unreadable) =>
        new(unreadable.Code, unreadable.Message, unreadable.Code == UnreadableFileException.TooLarge ? RefusalKind.TooLarge : RefusalKind.Unprocessable);

    private static void WriteHeader(ArrayBufferWriter<byte> text, string? first, IReadOnlyList<string> headers) =>
        WriteLine(text, first, headers, static (text, header) => WriteCell(text, Encoding.UTF8.GetBytes(header)));

    private static void WriteLine<TCell>(ArrayBufferWriter<byte> text, string? first, IReadOnlyList<TCell> cells, Action<ArrayBufferWriter<byte>, TCell> write)
    {
        if (first is not null)
            WriteCell(text, Encoding.UTF8.GetBytes(first));
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0 || first is not null)
                text.Write(","u8);
            write(text, cells[i]);
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
    private sealed class Names(ColumnSet columns, Func<HeaderMeanings> own, string? leaveOut, Column? fixedColumn)
    {
        private const int LeftOut = -1;

        /// <summary>So many names are sooner compared than turned into texts.</summary>
        private const int MostCompared = 256;

        private readonly List<(string Name, int Header)> _names = [];
        private readonly Dictionary<string, int> _indexes = [];
        private readonly HashSet<string> _keysOfFixed = [.. (fixedColumn?.Headers ?? []).Select(ColumnMap.KeyOf)];

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

        public void AddRequired()
        {
            if (columns.Columns.All(column => !column.IsRequired || column == fixedColumn || Headers.Contains(column.Name) || Headers.Contains(column.ChineseName)))
                return;
            // Another name may stand for it. The reading of headers knows which, and takes longer than all else here.
            var header = new ArrayBufferWriter<byte>();
            WriteHeader(header, fixedColumn?.Name, Headers);
            using var source = new CsvRowSource(header.WrittenSpan.ToArray());
            Headers.AddRange((ColumnMap.Find(source, columns, own()).Missing?.Columns ?? []).Select(column => column.Name));
        }

        private int IndexOf(JsonProperty property, int likely)
        {
            if (likely < _names.Count && property.NameEquals(_names[likely].Name))
                return likely;
            if (_names.Count > MostCompared)
                return _indexes.GetValueOrDefault(property.Name, -1);
            for (var index = 0; index < _names.Count; index++)
                if (property.NameEquals(_names[index].Name))
                    return index;
            return -1;
        }

        private int Add(string name)
        {
            if (_names.Count == FieldBuffer.MostFields)
                throw new UnreadableFileException(
                    $"各行的字段名合计超过 {FieldBuffer.MostFields:#,0} 个，不是检测数据，无法读取。请检查报送系统后重新报送。", UnreadableFileException.TooLarge);
            var snake = SnakeCase.From(name);
            var header = columns.Columns.Any(column => column.Name == snake) ? snake : name;
            var index = LeftOut;
            if (name != leaveOut && !_keysOfFixed.Contains(ColumnMap.KeyOf(name)))
            {
                index = Headers.IndexOf(header);
                if (index < 0)
                {
                    index = Headers.Count;
                    Headers.Add(header);
                }
            }
            _indexes.Add(name, _names.Count);
            _names.Add((name, index));
            return _names.Count - 1;
        }
    }
}
