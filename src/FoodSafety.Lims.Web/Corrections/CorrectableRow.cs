using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>A stored row of a kind that can be corrected, as the row of a file it came from.</summary>
internal abstract class CorrectableRow
{
    public required long Id { get; init; }

    public required int UploadId { get; init; }

    public required int RowNumber { get; init; }

    /// <summary>Column → value, as a file would say it; absent where nothing is said.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What acts: negative | positive | suspect | invalid; compliant | non-compliant.</summary>
    public required string Outcome { get; init; }

    /// <summary>Local days whose figures it is counted in.</summary>
    public required IReadOnlySet<int> Days { get; init; }

    /// <summary>Columns that were inferred from another: where that one changes, they are inferred anew.</summary>
    protected abstract IReadOnlyDictionary<string, string> InferredFrom { get; }

    protected abstract ColumnSet Columns { get; }

    /// <summary>Empty where it acts; else the code of the warning that says why it acts on nothing.</summary>
    public string KeptAside { get; init; } = "";

    /// <summary>Why it cannot be corrected by itself; null where it can.</summary>
    public Refusal? NotCorrectable { get; init; }

    /// <summary>A stored row by its id; refused where there is none.</summary>
    public static Outcome<CorrectableRow> Find(DbConnection connection, DbTransaction? transaction, string kind, long id, TimeZoneInfo zone)
    {
        CorrectableRow? row = kind == "rapid-tests" ? CorrectableRapidTest.Find(connection, transaction, id, zone) : CorrectableResult.Find(connection, transaction, id);
        return row is null ? new Refusal("unknown-row", $"没有编号为 {id} 的记录。", RefusalKind.NotFound) : row;
    }

    /// <summary>Every column of the kind in its order, then what the file had besides.</summary>
    public IReadOnlyList<RowView.Cell> Cells() =>
    [
        .. Columns.Columns.Select(column => new RowView.Cell(column.Name, column.ChineseName, Values.GetValueOrDefault(column.Name), true, column.IsRequired)),
        .. Values.Where(pair => Columns.Columns.All(column => column.Name != pair.Key) && !IsScreeningCalledVerdict(pair.Key, pair.Value))
            .Select(pair => new RowView.Cell(pair.Key, pair.Key, pair.Value, false, false)),
    ];

    /// <summary>食品安全法 art 112: a sender's 不合格 for a rapid test stays with the row and its file, and is printed nowhere.</summary>
    private static bool IsScreeningCalledVerdict(string column, string value) => column == "source_outcome" && value.Contains("不合格", StringComparison.Ordinal);

    /// <summary>The columns in which two states of the row differ.</summary>
    public IReadOnlyList<RowView.Change> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys)
            .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
            .Select(name => new RowView.Change(
                name, Columns.Columns.FirstOrDefault(column => column.Name == name)?.ChineseName ?? name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))),
    ];

    /// <summary>Other records of its batch or sample, in their order of arrival.</summary>
    public abstract IReadOnlyList<RowView.RelatedRow> Related(DbConnection connection, TimeZoneInfo zone);

    /// <summary>The case that stands on its batch or sample; null for none.</summary>
    public abstract string? CaseNumber(DbConnection connection, string district);

    /// <summary>Whether its laboratory must not know yet whose sample it is of.</summary>
    public virtual bool IsBlind => false;

    /// <summary>The row with the changes; refused where a name is no column of the row or of its kind.</summary>
    public Outcome<IReadOnlyDictionary<string, string>> With(IReadOnlyDictionary<string, string?> changes)
    {
        var changed = new SortedDictionary<string, string>(Values.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            var column = Columns.Columns.FirstOrDefault(known => known.Headers.Contains(name) || known.Name == SnakeCase.From(name))?.Name ?? name;
            if (column == name && !Values.ContainsKey(name) && Columns.Columns.All(known => known.Name != name))
                return new Refusal("unknown-column", $"“{name}”不是该记录的列；可用：{string.Join("、", Columns.Columns.Select(known => known.ChineseName))}。", RefusalKind.Invalid);
            if (string.IsNullOrWhiteSpace(value))
                changed.Remove(column);
            else
                changed[column] = value.Trim();
            foreach (var inferred in InferredFrom.Where(pair => pair.Value == column && !changes.ContainsKey(pair.Key)))
                changed.Remove(inferred.Key);
        }
        return changed;
    }

    /// <summary>
    /// Takes the stored row out and stores the changed one in its place, by the way every row goes: counters, key, verdict, case. Refused
    /// with what reading or deciding says of it; the caller then takes everything back.
    /// </summary>
    public abstract Outcome<CorrectionEffect> Replace(
        ImportTransaction import, RulesSnapshot rules, IReadOnlyDictionary<string, string> changed, string note, string by, DateTimeOffset at);

    /// <summary>The file of one row.</summary>
    protected static (RowSource Source, ColumnMap Map) FileOf(ColumnSet set, IReadOnlyDictionary<string, string> values)
    {
        var names = set.Columns.Where(column => column.IsRequired).Select(column => column.Name).Union(values.Keys).ToList();
        var text = $"{string.Join(',', names.Select(Quoted))}\r\n{string.Join(',', names.Select(name => Quoted(values.GetValueOrDefault(name, ""))))}\r\n";
        var source = new CsvRowSource(System.Text.Encoding.UTF8.GetBytes(text));
        return (source, ColumnMap.Find(source, set).Map!);
    }

    /// <summary>What a chunk of one row says against it.</summary>
    protected static Refusal? RefusalOf(JudgedChunk chunk) =>
        chunk.Faults.Count > 0
            ? new Refusal(chunk.Faults[0].Code, string.Join(" ", chunk.Faults.Select(WithoutRow)), RefusalKind.Unprocessable)
            : chunk.Duplicates is [var twin, ..]
                ? new Refusal(FaultCodes.ConflictsWithStored, $"更正后与已存记录（U-{twin.TwinUploadId:D6} 第 {twin.TwinRowNumber} 行）是同一条，不能重复存入。", RefusalKind.Unprocessable)
                : null;

    // "第 2 行……": the row of a file that nobody sent.
    private static string WithoutRow(RowFault fault) => fault.Message[(fault.Message.IndexOf('行') + 1)..];

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
