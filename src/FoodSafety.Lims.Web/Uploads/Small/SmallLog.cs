using System.Security.Cryptography;
using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Web.Reference;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Some rows of a rapid-test log that come in by themselves, with their header: what a market sends of one day.</summary>
/// <param name="Sender">In whose name.</param>
/// <param name="DistrictCode">The district it is for.</param>
/// <param name="On">The local day that all its rows must be of.</param>
/// <param name="Name">For people, where a file has its name.</param>
/// <param name="Csv">At most <see cref="JudgedChunk.Capacity"/> rows, UTF-8, with commas.</param>
/// <param name="Now">Later times are in the future.</param>
/// <param name="By">The person or the token that sends it.</param>
public sealed record SmallLog(Organisation Sender, string DistrictCode, DateOnly On, string Name, byte[] Csv, DateTimeOffset Now, string By)
{
    public const string Kind = "rapid-tests";

    private const int LongestShown = 200;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Csv));

    /// <summary>Reads and judges all rows, as an import reads a file.</summary>
    /// <exception cref="UnreadableFileException">It is no table, or more than is read of a row.</exception>
    public (RapidTestChunk Chunk, int HeaderRow, string Format, string Encoding) Judge(KeptRules rules)
    {
        using var source = new CsvRowSource(Csv);
        var (columns, missing) = ColumnMap.Find(source, RapidTestColumns.Set, rules.Headers(Sender, Kind));
        if (columns is null)
            throw new UnreadableFileException(missing!.Message, missing.Code);
        var chunk = new RapidTestChunk(rows: 64);
        var snapshot = rules.Of(Sender, DistrictCode, Kind, Now);
        new RapidTestReader(source, columns, snapshot).Read(chunk);
        RefuseOtherDays(chunk, columns, new LocalTimes(snapshot.Zone));
        return (chunk, columns.HeaderRow, source.Format, source.Encoding);
    }

    /// <summary>Rows of another day belong into that day's log. Of rows that are refused anyway it is said too: people correct a row once.</summary>
    private void RefuseOtherDays(RapidTestChunk chunk, ColumnMap columns, LocalTimes times)
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
            if (source.RowNumber <= columns.HeaderRow || !TimeNotation.TryParse(cell, out var time) || times.Resolve(time).LocalDay == On)
                continue;
            var text = Utf8Text.Cut(Encoding.UTF8.GetString(cell), LongestShown);
            refused.Add(source.RowNumber);
            chunk.Faults.Add(new RowFault(source.RowNumber, header, text, FaultCodes.OutOfRange,
                $"第 {source.RowNumber} 行“{header}”的值“{text}”不在本日志的日期 {On:yyyy-MM-dd} 内，请改正时间或报送到对应日期。"));
        }
        chunk.Warnings.RemoveAll(warning => refused.Contains(warning.RowNumber));
    }
}
