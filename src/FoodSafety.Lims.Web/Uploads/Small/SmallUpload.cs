using System.Security.Cryptography;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>A few rows that come in by themselves, with their header: they share a commit with others that come at the same time.</summary>
/// <param name="Kind">rapid-tests | samples | findings</param>
/// <param name="Sender">In whose name.</param>
/// <param name="DistrictCode">The district it is for.</param>
/// <param name="Name">For people, where a file has its name.</param>
/// <param name="Csv">At most <see cref="JudgedChunk.Capacity"/> rows, UTF-8, with commas.</param>
/// <param name="Now">Later times are in the future.</param>
/// <param name="By">The person or the token that sends it.</param>
public abstract record SmallUpload(string Kind, Organisation Sender, string DistrictCode, string Name, byte[] Csv, DateTimeOffset Now, string By)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Csv));

    /// <summary>Reads and judges all rows, as an import reads a file.</summary>
    /// <exception cref="UnreadableFileException">It is no table, or more than is read of a row.</exception>
    public JudgedUpload Judge(KeptRules rules)
    {
        using var source = new CsvRowSource(Csv);
        var (columns, missing) = ColumnMap.Find(source, ImportKinds.Columns(Kind), rules.Headers(Sender, Kind));
        if (columns is null)
            throw new UnreadableFileException(missing!.Message, missing.Code);
        var (chunk, store) = Read(source, columns, rules.Of(Sender, DistrictCode, Kind, Now));
        return new JudgedUpload(this, rules, chunk, store, columns.HeaderRow, source.Format, source.Encoding);
    }

    /// <summary>Reads the rows below the header, and says how they are stored.</summary>
    protected abstract (JudgedChunk Chunk, Func<SmallStores, ChunkOutcome> Store) Read(CsvRowSource source, ColumnMap columns, RulesSnapshot rules);
}
