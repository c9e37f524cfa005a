using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>Where a file has the columns of its kind: matched by name, never by position; columns nobody knows are kept with the row.</summary>
public sealed class ColumnMap
{
    /// <summary>The header is looked for within this many rows; titles and blank rows may stand before it.</summary>
    public const int HeaderWithinRows = 30;

    private readonly int[] _fieldOf;
    private readonly HashSet<string> _takenNames;
    private (int Field, int Into, bool IsEqual)[] _twins = [];
    private string[]? _names;

    private ColumnMap(ColumnSet set, int headerRow, string[] headers, int[] fieldOf, int[] unknown)
    {
        (Set, HeaderRow, Headers, _fieldOf) = (set, headerRow, headers, fieldOf);
        UnknownFields = unknown;
        // Under these the row keeps what it understands, and what was written where that says more.
        _takenNames = [.. set.Columns.SelectMany(column => (string[])[column.Name, SourceName(column)])];
    }

    /// <summary>The columns of the kind.</summary>
    public ColumnSet Set { get; }

    /// <summary>Spreadsheet row number of the header.</summary>
    public int HeaderRow { get; }

    /// <summary>Headers as they stand in the file, trimmed.</summary>
    public string[] Headers { get; }

    /// <summary>Indexes of fields that no column answers to; their cells are kept with the row under <see cref="NameOfUnknown"/>.</summary>
    public int[] UnknownFields { get; }

    /// <summary>
    /// Under what an unknown field is kept: its header, 列N where it has none or lies beyond the header's last, and numbered where the name stands
    /// for something else already.
    /// </summary>
    public string NameOfUnknown(int field)
    {
        _names ??= NameUnknown();
        return field < _names.Length ? _names[field] : Beyond($"列{field + 1}");
    }

    /// <summary>Under what a column's cell is kept as written, beside what it means.</summary>
    public static string SourceName(Column column) => "source_" + column.Name;

    /// <summary>
    /// Of a format whose rows name their own fields: where a row names a column by another of its headers than most do, its cell counts all the
    /// same. To be said of every source that is read by this map.
    /// </summary>
    public void JoinTwins(RowSource source)
    {
        foreach (var (field, into, _) in _twins)
            source.Join(field, into);
    }

    /// <summary>Fields that mean a column which another field has by a name of the same standing: its index, and that of the other, which counts.</summary>
    public IEnumerable<(int Field, int Into)> Doubled => _twins.Where(twin => twin.IsEqual).Select(twin => (twin.Field, twin.Into));

    /// <summary>The unit that a column's header says, as 检测值(mg/kg) and 抑制率% do; none where it says none or the file has no such column.</summary>
    public MeasurementUnit UnitOf(int column) => _fieldOf[column] is >= 0 and var field ? HeaderUnit.Of(Headers[field]) : MeasurementUnit.None;

    /// <summary>Index of the file's field for a column of the set; -1 where the file has none.</summary>
    public int FieldOf(int column) => _fieldOf[column];

    /// <summary>The header of a column as it stands in the file; its Chinese name where the file has none.</summary>
    public string HeaderOf(int column) => _fieldOf[column] is >= 0 and var field ? Headers[field] : Set.Columns[column].ChineseName;

    /// <summary>
    /// Reads up to <see cref="HeaderWithinRows"/> rows for the one that names the most columns, which must have all required ones.
    /// Leaves the source on the header row; on failure returns the sentence that says what was looked for, found and near.
    /// </summary>
    /// <param name="source">At its beginning.</param>
    /// <param name="set">The columns of the kind.</param>
    /// <param name="own">What headers mean to this sender; null = to anyone.</param>
    public static (ColumnMap? Map, MissingColumns? Missing) Find(RowSource source, ColumnSet set, HeaderMeanings? own = null)
    {
        var names = new HeaderReading(set, own ?? HeaderMeanings.None);
        ColumnMap? best = null;
        var bestMatches = 0;
        for (var row = 0; row < HeaderWithinRows && source.Read(); row++)
        {
            var candidate = Match(source, set, names, out var matches);
            if (candidate.MissingColumns().Count == 0)
            {
                source.BeginPreview();
                candidate._twins = names.TwinsOf(candidate.Headers, candidate._fieldOf);
                candidate.JoinTwins(source);
                return (candidate, null);
            }
            if (matches > bestMatches || best is null)
                (best, bestMatches) = (candidate, matches);
        }
        return (null, new MissingColumns(best?.MissingColumns() ?? [.. set.Columns.Where(column => column.IsRequired)],
            bestMatches > 0 ? best!.HeaderRow : null, best?.Headers ?? [], [.. (best?.UnknownFields ?? []).Select(field => best!.Headers[field])]));
    }

    private string[] NameUnknown()
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new string[Headers.Length];
        var known = _fieldOf.ToHashSet();
        for (var field = 0; field < names.Length; field++)
        {
            var header = Headers[field].Length == 0 ? $"列{field + 1}" : Headers[field];
            var time = times.GetValueOrDefault(header) + 1;
            names[field] = time == 1 ? header : $"{header}({time})";
            while (!known.Contains(field) && !_takenNames.Add(names[field]))
                names[field] = $"{header}({++time})";
            times[header] = time;
        }
        return names;
    }

    private string Beyond(string name)
    {
        var distinct = name;
        for (var time = 2; _takenNames.Contains(distinct); time++)
            distinct = $"{name}({time})";
        return distinct;
    }

    private IReadOnlyList<Column> MissingColumns() =>
        [.. Set.Columns.Where((column, index) => column.IsRequired && _fieldOf[index] < 0)];

    private static ColumnMap Match(RowSource source, ColumnSet set, HeaderReading names, out int matches)
    {
        var headers = new string[source.FieldCount];
        for (var field = 0; field < headers.Length; field++)
            headers[field] = Encoding.UTF8.GetString(Utf8Text.Trim(source.Field(field)));
        var fieldOf = names.FieldsOf(headers);
        matches = fieldOf.Count(field => field >= 0);
        return new ColumnMap(set, source.RowNumber, headers, fieldOf, [.. Enumerable.Range(0, headers.Length).Except(fieldOf)]);
    }

    /// <summary>Headers are compared like names, and without required marks, underscores and colons.</summary>
    public static string KeyOf(string header) =>
        Spelling.NameKey(header).Replace("*", "").Replace("_", "").Replace("-", "").Replace(":", "");
}
