using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What a market sends of one day: some rows of a rapid-test log.</summary>
/// <param name="On">The business day that all its rows must be of.</param>
/// <param name="Market">Code of the market that all its rows are of.</param>
public sealed record SmallLog(Organisation Sender, string DistrictCode, DateOnly On, string Name, byte[] Csv, DateTimeOffset Now, string By, string? Market = null)
    : SmallUpload(RapidTests, Sender, DistrictCode, Name, Csv, Now, By)
{
    /// <summary>The kind of its rows.</summary>
    public const string RapidTests = "rapid-tests";

    private const int LongestShown = 200;

    protected override (JudgedChunk Chunk, Func<SmallStores, ChunkOutcome> Store) Read(CsvRowSource source, ColumnMap columns, RulesSnapshot rules)
    {
        var chunk = new RapidTestChunk(rows: 64);
        new RapidTestReader(source, columns, rules).Read(chunk);
        RefuseOtherDays(chunk, columns, new LocalTimes(rules.Zone), Market is not null && rules.MarketsByCode.TryGetValue(Market, out var known) ? known.BusinessDays : null);
        return (chunk, stores => stores.RapidTests(this).Store(chunk));
    }

    /// <summary>Rows of another day belong into that day's log. Of rows that are refused anyway it is said too: people correct a row once.</summary>
    private void RefuseOtherDays(RapidTestChunk chunk, ColumnMap columns, LocalTimes times, BusinessDays? days)
    {
        var misplaced = chunk.Rows.RemoveAll(row => row.TestedOn != On.DayNumber);
        chunk.Refused += misplaced;
        if (misplaced == 0 && chunk.Faults.Count == 0)
            return;
        var (header, field) = (columns.HeaderOf(RapidTestColumns.TestedAt), columns.FieldOf(RapidTestColumns.TestedAt));
        var refused = new HashSet<int>();
        using var source = new CsvRowSource(Csv);
        while (source.Read())
        {
            var cell = Utf8Text.Trim(source.Field(field));
            if (source.RowNumber <= columns.HeaderRow || !TimeNotation.TryParse(cell, out var time) || DayOf(time) == On)
                continue;
            var text = Utf8Text.Cut(Encoding.UTF8.GetString(cell), LongestShown);
            refused.Add(source.RowNumber);
            chunk.Faults.Add(new RowFault(source.RowNumber, header, text, FaultCodes.OutOfRange,
                $"第 {source.RowNumber} 行“{header}”的值“{text}”不在本日志的日期 {On:yyyy-MM-dd} 内{Begins()}，请改正时间或报送到对应日期。"));
        }
        chunk.Warnings.RemoveAll(warning => refused.Contains(warning.RowNumber));

        DateOnly DayOf(in WrittenTime time)
        {
            var (instant, day) = times.Resolve(time);
            return days is null || time.Precision == TimePrecision.Day ? day : times.BusinessDay(instant, days);
        }
        string Begins() => days?.StartOn(On) is { } start && start > TimeOnly.MinValue ? string.Create(CultureInfo.InvariantCulture, $"（本市场营业日自 {start:HH:mm} 起）") : "";
    }
}
