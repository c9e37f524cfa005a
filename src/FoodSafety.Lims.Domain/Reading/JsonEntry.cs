using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace FoodSafety.Lims.Domain.Reading;

/// <summary>
/// One JSON object being read strictly: each member is asked for once, a member nobody asked for is a fault,
/// and every fault goes into one list so that a person mends a file in one go. (Serializers stop at the first.)
/// </summary>
public sealed class JsonEntry
{
    private readonly Dictionary<string, JsonElement> _members = [];
    private readonly HashSet<string> _asked = [];
    private readonly List<ReadingFault> _faults;

    /// <summary>Opens an element; a fault when it is no object, or names a member twice.</summary>
    public JsonEntry(JsonElement element, string where, List<ReadingFault> faults)
    {
        (Where, _faults) = (where, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("", "not-an-object", "此处应为一个 JSON 对象。");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
                Fault(member.Name, "duplicate-member", "同一成员写了两次，请删去一个。");
        }
    }

    /// <summary>The entry's name in messages; may be made more precise once its code is known.</summary>
    public string Where { get; set; }

    /// <summary>Reads a whole file: null, with a fault, when it is no JSON object.</summary>
    public static JsonEntry? Open(ReadOnlyMemory<byte> utf8, string where, List<ReadingFault> faults, out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
            return new JsonEntry(document.RootElement, where, faults);
        }
        catch (JsonException exception)
        {
            document = null;
            var line = (exception.LineNumber ?? 0) + 1;
            faults.Add(new(where, "", "not-json", string.Create(CultureInfo.InvariantCulture, $"第 {line} 行不是合法的 JSON，请检查括号、引号和逗号。")));
            return null;
        }
    }

    /// <summary>Notes a fault of this entry.</summary>
    public void Fault(string field, string code, string message) => _faults.Add(new(Where, field, code, message));

    /// <summary>Whether the member is there and not null; asking counts as reading it.</summary>
    public bool Has(string name) => Ask(name) is not null;

    /// <summary>A text that must be there and not be blank; "" with a fault otherwise.</summary>
    public string Text(string name)
    {
        var text = TextOrNull(name);
        if (!string.IsNullOrWhiteSpace(text))
            return text;
        if (text is not null || !Has(name))
            Fault(name, "missing", "缺少内容，请填写。");
        return "";
    }

    /// <summary>A text, or null when absent; a fault when it is something else.</summary>
    public string? TextOrNull(string name)
    {
        if (Ask(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Fault(name, "not-text", "此处应为文字。");
        return null;
    }

    /// <summary>A number, or null when absent; a fault when it is something else.</summary>
    public decimal? Number(string name)
    {
        if (Ask(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Fault(name, "not-a-number", "此处应为数字。");
        return null;
    }

    /// <summary>A whole number that must be there and lie in the range; the lower end with a fault otherwise.</summary>
    public long Whole(string name, long least, long most)
    {
        if (!Has(name))
        {
            Fault(name, "missing", "缺少内容，请填写。");
            return least;
        }

        if (Number(name) is not { } number)
            return least;
        if (decimal.Truncate(number) == number && number >= least && number <= most)
            return (long)number;
        Fault(name, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"应为 {least} 到 {most} 之间的整数。"));
        return least;
    }

    /// <summary>true or false; false when absent.</summary>
    public bool Flag(string name)
    {
        if (Ask(name) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(name, "not-a-flag", "此处应为 true 或 false。");
        return false;
    }

    /// <summary>A date as yyyy-MM-dd that must be there; the first day of all with a fault otherwise.</summary>
    public DateOnly Date(string name)
    {
        if (!Has(name))
        {
            Fault(name, "missing", "缺少日期，请按 yyyy-MM-dd 填写。");
            return default;
        }

        return DateOrNull(name) ?? default;
    }

    /// <summary>A date as yyyy-MM-dd, or null when absent; a fault when it is something else.</summary>
    public DateOnly? DateOrNull(string name)
    {
        if (TextOrNull(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(name, "not-a-date", $"“{text}”不是日期，请按 yyyy-MM-dd 填写。");
        return null;
    }

    /// <summary>One of the words of an enumeration; the given value when absent, a fault when it is another word.</summary>
    public T Word<T>(string name, T whenAbsent, Func<T, string> wordOf)
        where T : struct, Enum
    {
        if (TextOrNull(name) is not { } text)
            return whenAbsent;
        var values = Enum.GetValues<T>();
        foreach (var value in values)
        {
            if (wordOf(value) == text)
                return value;
        }

        Fault(name, "unknown-word", $"“{text}”不在可用的词中：{string.Join('、', values.Select(wordOf))}。");
        return whenAbsent;
    }

    /// <summary>The same, and it must be there.</summary>
    public T RequiredWord<T>(string name, Func<T, string> wordOf)
        where T : struct, Enum
    {
        if (!Has(name))
            Fault(name, "missing", "缺少内容，请填写。");
        return Word(name, default, wordOf);
    }

    /// <summary>A list of texts, none blank, none twice; empty when absent.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(name))
        {
            if (item.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(item.GetString()))
                Fault(name, "not-text", "列表中的每一项都应为非空文字。");
            else if (texts.Contains(item.GetString()!))
                Fault(name, "duplicate", $"“{item.GetString()}”写了两次，请删去一个。");
            else
                texts.Add(item.GetString()!);
        }

        return texts.ToImmutable();
    }

    /// <summary>The objects of a list, numbered from 1 in messages; empty when absent.</summary>
    public IEnumerable<JsonEntry> Entries(string name, string what)
    {
        var number = 0;
        foreach (var item in Items(name))
            yield return new JsonEntry(item, string.Create(CultureInfo.InvariantCulture, $"{what}第 {++number} 条"), _faults);
    }

    /// <summary>The rows of a file of reference data, beside its name and description; the list must be there, also when empty.</summary>
    public IEnumerable<JsonEntry> Rows(string what)
    {
        Text("name");
        TextOrNull("description");
        if (!Has("rows"))
            Fault("rows", "missing", "缺少 rows 列表；没有内容时请写 []。");
        return Entries("rows", what);
    }

    /// <summary>How sure a fact is: certain, likely or unsure.</summary>
    public string Certainty()
    {
        var certainty = Text("certainty");
        if (certainty is not ("" or "certain" or "likely" or "unsure"))
            Fault("certainty", "unknown-word", "应为 certain、likely 或 unsure。");
        return certainty;
    }

    /// <summary>The object of this name; null when absent.</summary>
    public JsonEntry? Entry(string name) => Ask(name) is { } value ? new JsonEntry(value, $"{Where} · {name}", _faults) : null;

    /// <summary>Every member as (name, value), for objects whose names are data.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members()
    {
        foreach (var (name, value) in _members)
        {
            _asked.Add(name);
            yield return (name, value);
        }
    }

    /// <summary>Everything is read: what nobody asked for is a fault.</summary>
    public void Close()
    {
        foreach (var name in _members.Keys.Where(name => !_asked.Contains(name)))
            Fault(name, "unknown-member", "没有这个成员，请检查拼写。");
    }

    private IEnumerable<JsonElement> Items(string name)
    {
        if (Ask(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Fault(name, "not-a-list", "此处应为列表。");
        return [];
    }

    private JsonElement? Ask(string name)
    {
        _asked.Add(name);
        return _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
