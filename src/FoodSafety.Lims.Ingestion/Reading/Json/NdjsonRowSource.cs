using System.Text.Json;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.Reading.Json;

/// <summary>
/// Rows of newline-delimited JSON: one object a line, its names the columns. The names of all lines, in the order they were first met, come as a
/// header row with the number 0; a row's number is its line's. Numbers and nested values are their JSON text, null is an empty cell. Lines may name
/// one column differently (检测结果, outcome): see <see cref="Join"/>. A line that is no such object is a row without fields, and says why.
/// </summary>
public sealed class NdjsonRowSource : RowSource
{
    private const int LongestName = 200;
    private const int LongestShown = 200;

    private readonly Stream _stream;
    private readonly Dictionary<string, int> _fieldOf = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly FieldBuffer _fields = new();
    private readonly HashSet<int> _given = [];
    private readonly LineReader _lines;
    private readonly List<(int Field, int Into)> _joined = [];
    private bool _headerGiven;
    private int _rowNumber;

    /// <param name="stream">UTF-8 from its beginning; read to its end first, for the names. Closed with the source.</param>
    /// <exception cref="UnreadableFileException">No line is a JSON object with names, or one is beyond the bounds of a row.</exception>
    public NdjsonRowSource(Stream stream)
    {
        _stream = stream;
        var lines = new LineReader(stream);
        RowFault? first = null;
        while (lines.Next(out var line))
        {
            var broken = Read(line, lines.LineNumber);
            first ??= broken;
        }
        if (_names.Count == 0 && first is not null)
            throw new UnreadableFileException(first.Message);
        stream.Position = 0;
        _lines = new LineReader(stream);
    }

    /// <inheritdoc/>
    public override string Format => "ndjson";

    /// <inheritdoc/>
    public override string Encoding => "utf-8";

    /// <inheritdoc/>
    public override int RowNumber => _rowNumber;

    /// <inheritdoc/>
    public override int FieldCount => _fields.Count;

    /// <inheritdoc/>
    public override long Position => _lines.Position;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => _fields[index];

    /// <inheritdoc/>
    public override void Join(int field, int into) => _joined.Add((field, into));

    /// <inheritdoc/>
    protected override bool ReadNext()
    {
        _fields.Clear();
        if (!_headerGiven)
        {
            _headerGiven = true;
            for (var field = 0; field < _names.Count; field++)
                _fields.Set(field, System.Text.Encoding.UTF8.GetBytes(_names[field]), 0);
            return _names.Count > 0;
        }
        if (!_lines.Next(out var line))
            return false;
        _rowNumber = _lines.LineNumber;
        Broken = Read(line, _rowNumber);
        foreach (var (field, into) in _joined)
            if (!Utf8Text.Trim(_fields[field]).IsEmpty && Utf8Text.Trim(_fields[into]).IsEmpty)
                _fields.Move(field, into);
        return true;
    }

    /// <inheritdoc/>
    protected override void Close() => _stream.Dispose();

    /// <summary>Takes the fields of a line; of one that is no object it takes nothing, and says why.</summary>
    private RowFault? Read(ReadOnlySpan<byte> line, int number)
    {
        var text = Utf8Text.Trim(line);
        if (text.IsEmpty)
            return null;
        _fields.Clear();
        _given.Clear();
        var known = _names.Count;
        if ((text[0] == '{' ? ReadObject(line, number) : "不是 JSON 对象") is not { } why)
            return null;
        _fields.Clear();
        for (var name = _names.Count - 1; name >= known; name--)
        {
            _fieldOf.Remove(_names[name]);
            _names.RemoveAt(name);
        }
        var shown = System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * LongestShown)]);
        return new RowFault(number, null, Utf8Text.Cut(shown.TrimEnd('\uFFFD'), LongestShown), FaultCodes.NotUnderstood,
            $"第 {number} 行{why}：NDJSON 文件每行应是一个完整的 JSON 对象，如 {{\"样品编号\":\"A001\"}}。请改正该行后重新上传。");
    }

    /// <summary>What is wrong with the line; null when nothing is.</summary>
    private string? ReadObject(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            var expected = 0;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                // Lines mostly repeat the names of the line before, in its order.
                var field = expected < _names.Count && json.ValueTextEquals(_names[expected]) ? expected : FieldOf(json.GetString()!, number);
                if (field < 0)
                    return $"有字段名超过 {LongestName} 个字，或含有空字符 NUL";
                expected = field + 1;
                if (!_given.Add(field))
                    return $"字段“{_names[field]}”写了两次";
                json.Read();
                if (!TryTake(ref json, line, field, number))
                    return "含有空字符 NUL";
            }
            // Throws where something follows the object.
            json.Read();
            return null;
        }
        catch (JsonException)
        {
            return "不是完整的 JSON 对象";
        }
        catch (InvalidOperationException)
        {
            return "含有无效的字符";
        }
    }

    private bool TryTake(ref Utf8JsonReader json, ReadOnlySpan<byte> line, int field, int number)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String:
                var written = json.CopyString(_fields.Room(json.ValueSpan.Length));
                if (_fields.Room(written)[..written].Contains((byte)0))
                    return false;
                _fields.Set(field, written, number);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)json.TokenStartIndex;
                json.Skip();
                _fields.Set(field, line[start..(int)json.BytesConsumed], number);
                break;
            default:
                _fields.Set(field, json.ValueSpan, number);
                break;
        }
        return true;
    }

    /// <summary>The field of a name, which is one more at first sight; -1 where it can be no name of a column.</summary>
    private int FieldOf(string name, int number)
    {
        if (_fieldOf.TryGetValue(name, out var field))
            return field;
        if (name.Length > LongestName || name.Contains('\0'))
            return -1;
        if (_names.Count == FieldBuffer.MostFields)
            throw FieldBuffer.TooManyFields(number);
        _names.Add(name);
        return _fieldOf[name] = _names.Count - 1;
    }
}
