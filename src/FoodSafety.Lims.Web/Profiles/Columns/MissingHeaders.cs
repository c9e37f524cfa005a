using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>What a refused upload lacks, and the headers it has that may be told to mean it.</summary>
/// <param name="Columns">The required columns without a header.</param>
/// <param name="Headers">Headers of the file that are no standard column.</param>
public sealed record MissingHeaders(IReadOnlyList<Column> Columns, IReadOnlyList<string> Headers)
{
    /// <summary>Looks at the stored file again, with what was told since; null when nothing is missing or nothing is there to choose.</summary>
    public static MissingHeaders? Of(LimsDatabase database, Upload upload)
    {
        var set = ImportKinds.Columns(upload.Kind);
        try
        {
            using var connection = database.OpenConnection();
            var own = SenderRules.Headers(connection, new ReferenceSets(connection), upload.OrganisationCode, upload.Kind);
            using var source = RowSources.Open(StoredFile.PathOf(database, upload.Id, upload.StoredAs), upload.Sheet, one => ColumnMap.Find(one, set, own));
            var (_, missing) = ColumnMap.Find(source, set, own);
            if (missing is null)
                return null;
            var standard = set.Columns.SelectMany(column => new[] { column.Name, column.ChineseName }).Select(ColumnMap.KeyOf).ToHashSet();
            string[] free = [.. missing.Found.Where(header => header.Length > 0 && !standard.Contains(ColumnMap.KeyOf(header))).Distinct()];
            return free.Length == 0 ? null : new MissingHeaders(missing.Columns, free);
        }
        catch (UnreadableFileException)
        {
            return null;
        }
    }
}
