using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Reads rows entered at the bench as a file of results is read: the same columns, notations, faults and sentences.</summary>
public static class BenchReading
{
    /// <summary>Most rows of one request.</summary>
    public const int MostRows = 1000;

    /// <summary>What the report itself says, and nobody enters.</summary>
    private static readonly HashSet<string> OfTheReport =
        HeadersOf("report_no", "issued_on", "phase");

    private static readonly HashSet<string> OfTheAnalyst = HeadersOf("analyst");

    public static Outcome<IReadOnlyList<BenchRow>> Read(IReadOnlyList<JsonElement> rows, RulesSnapshot rules)
    {
        if (rows.Count is 0 or > MostRows || rows.Any(row => row.ValueKind != JsonValueKind.Object))
            return new Refusal("bad-request", $"正文应为 {{\"rows\": [对象]}}，1 到 {MostRows} 条，字段名与检验结果文件的列名相同。", RefusalKind.Invalid);
        if (rows.SelectMany(row => row.EnumerateObject()).Select(field => field.Name).FirstOrDefault(name => OfTheReport.Contains(KeyOf(name))) is { } name)
            return new Refusal("not-entered-here", $"“{name}”由检验报告给出，不在录入时填写；已出报告的结果请在“数据上传”导入。", RefusalKind.Unprocessable);
        try
        {
            return Parse(rows, rules);
        }
        catch (UnreadableFileException unreadable)
        {
            return RowsAsCsv.Refused(unreadable);
        }
    }

    /// <summary>Who tested, as an entered row says under any header of its column; often nobody.</summary>
    /// <param name="fields">The row as it was entered, a JSON object.</param>
    internal static IReadOnlyList<string> AnalystsOf(string fields)
    {
        using var row = JsonDocument.Parse(fields);
        return [.. row.RootElement.EnumerateObject().Where(field => OfTheAnalyst.Contains(KeyOf(field.Name))).SelectMany(field => PersonNames.Of(field.Value.ToString()))];
    }

    private static HashSet<string> HeadersOf(params string[] columns) =>
        [.. ResultColumns.Set.Columns.Where(column => columns.Contains(column.Name)).SelectMany(column => column.Headers).Select(ColumnMap.KeyOf)];

    private static string KeyOf(string field) => ColumnMap.KeyOf(Storage.SnakeCase.From(field));

    private static BenchRow[] Parse(IReadOnlyList<JsonElement> rows, RulesSnapshot rules)
    {
        var (chunk, _) = ReadChunk(RowsAsCsv.Write(rows, ResultColumns.Set, () => HeaderMeanings.None), rules);
        var read = chunk.Rows.ToDictionary(row => row.RowNumber);
        var faults = chunk.Faults.ToLookup(fault => fault.RowNumber);
        return [.. rows.Select((fields, index) =>
        {
            var number = index + RowsAsCsv.FirstRowNumber;
            var row = read.GetValueOrDefault(number);
            // People count their entries from 1; the file that stands for them has a header in row 1.
            var own = faults[number].Select(fault => fault with { Message = fault.Message.Replace($"第 {number} 行", $"第 {index + 1} 条", StringComparison.Ordinal) }).ToList();
            if (row is { IsRefused: false, Items.Length: > 1 })
                own.Add(new RowFault(number, row.Headers.TestItem, null, FaultCodes.NotUnderstood, $"第 {index + 1} 条：有几个检验项目，请每个项目一条。"));
            return new BenchRow(index, fields.Clone(), own.Count == 0 ? row : row is null ? null : row with { IsRefused = true }, own);
        })];
    }

    /// <summary>Reads a small file of results.</summary>
    /// <exception cref="UnreadableFileException">It is no table of results.</exception>
    internal static (JudgedChunk<ResultRow> Chunk, ColumnMap Columns) ReadChunk(byte[] csv, RulesSnapshot rules)
    {
        using var source = new CsvRowSource(csv);
        var (columns, missing) = ColumnMap.Find(source, ResultColumns.Set, HeaderMeanings.None);
        if (columns is null)
            throw new UnreadableFileException(missing!.Message, missing.Code);
        var chunk = new JudgedChunk<ResultRow>();
        new ResultRowReader(source, columns, rules).Read(chunk);
        return (chunk, columns);
    }
}
