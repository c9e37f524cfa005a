using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Reads a document of dated rows (seeds/reference/README.md) strictly, for its faults alone.</summary>
internal sealed class RowsReading(List<ReadingFault> faults)
{
    private static readonly string[] Certainties = ["certain", "likely", "unsure"];

    private readonly Dictionary<(string Scope, string Spelling), string> _owners = [];
    private readonly HashSet<string> _once = [];

    /// <summary>Reads the document; <paramref name="row"/> asks for the members of its own.</summary>
    public static void Read(ReadOnlyMemory<byte> utf8, string name, List<ReadingFault> faults, Action<JsonEntry, RowsReading> row)
    {
        var root = JsonEntry.Open(utf8, name, faults, out var document);
        using (document)
        {
            if (root is null)
                return;
            Head(root, name);
            var reading = new RowsReading(faults);
            foreach (var entry in root.Entries("rows", "rows "))
            {
                row(entry, reading);
                Dated(entry);
                entry.Close();
            }
            root.Close();
        }
    }

    /// <summary>The members every document begins with.</summary>
    public static void Head(JsonEntry root, string name)
    {
        if (root.Text("name") is { Length: > 0 } written && written != name)
            root.Fault("name", "other-set", $"这是“{written}”的文件，不能导入为“{name}”。");
        root.TextOrNull("description");
        if (!root.Has("rows"))
            root.Fault("rows", "missing", "缺少 rows 列表。");
    }

    /// <summary>One of a few words, which must be there.</summary>
    public static string WordOf(JsonEntry entry, string field, params ReadOnlySpan<string> words)
    {
        var word = entry.Text(field);
        if (word.Length > 0 && !words.Contains(word))
            entry.Fault(field, "unknown-word", $"“{word}”不在可用的词中：{string.Join('、', words!)}。");
        return word;
    }

    /// <summary>The row's name and its synonyms: no spelling may lead to two names, and no name stand twice.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="scope">What spellings are told apart in: a vocabulary, or "".</param>
    /// <param name="version">Tells versions of one name apart; "" where there can be but one.</param>
    public string Named(JsonEntry entry, string scope = "", string version = "")
    {
        var name = entry.Text("name");
        if (name.Length > 0)
            entry.Where = $"{entry.Where}（{name}）";
        Once(entry, "name", $"{scope}|{Spelling.NameKey(name)}|{version}", name);
        foreach (var spelling in entry.Texts("synonyms").Prepend(name))
        {
            var key = (scope, Spelling.NameKey(spelling));
            if (!_owners.TryAdd(key, name) && _owners[key] != name)
                entry.Fault("synonyms", "spelling-twice", $"“{spelling}”已经属于“{_owners[key]}”，一种写法只能归于一个名称。");
        }
        return name;
    }

    /// <summary>A fault when the key was met before.</summary>
    public void Once(JsonEntry entry, string field, string key, string shown)
    {
        if (shown.Length > 0 && !_once.Add($"{field}|{key}"))
            entry.Fault(field, "duplicate", $"“{shown}”写了两次，请删去一个。");
    }

    /// <summary>A fault of the document as a whole, found after its rows.</summary>
    public void Fault(string where, string field, string code, string message) => faults.Add(new(where, field, code, message));

    private static void Dated(JsonEntry entry)
    {
        var from = entry.Date("effectiveFrom");
        if (entry.DateOrNull("effectiveTo") < from)
            entry.Fault("effectiveTo", "out-of-range", "失效日期早于生效日期。");
        entry.Text("source");
        WordOf(entry, "certainty", Certainties);
    }
}
