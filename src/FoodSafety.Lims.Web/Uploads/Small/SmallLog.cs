using System.Security.Cryptography;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Web.Reference;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Some rows of a rapid-test log that come in by themselves, with their header: what a market sends of one day.</summary>
/// <param name="Sender">In whose name.</param>
/// <param name="DistrictCode">The district it is for.</param>
/// <param name="Name">For people, where a file has its name.</param>
/// <param name="Csv">At most <see cref="JudgedChunk.Capacity"/> rows, UTF-8, with commas.</param>
/// <param name="Now">Later times are in the future.</param>
public sealed record SmallLog(Organisation Sender, string DistrictCode, string Name, byte[] Csv, DateTimeOffset Now)
{
    public const string Kind = "rapid-tests";

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Csv));

    /// <summary>Reads and judges all rows, as an import reads a file.</summary>
    /// <exception cref="UnreadableFileException">It has no header.</exception>
    public (RapidTestChunk Chunk, int HeaderRow, string Format, string Encoding) Judge(KeptRules rules)
    {
        using var source = new CsvRowSource(Csv);
        var (columns, missing) = ColumnMap.Find(source, RapidTestColumns.Set, rules.Headers(Sender, Kind));
        if (columns is null)
            throw new UnreadableFileException(missing!.Message);
        var chunk = new RapidTestChunk(rows: 64);
        new RapidTestReader(source, columns, rules.Of(Sender, DistrictCode, Kind, Now)).Read(chunk);
        return (chunk, columns.HeaderRow, source.Format, source.Encoding);
    }
}
