using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>A received file opened as an import reads it, but from its very beginning: titles and header are rows too.</summary>
internal sealed class ReceivedTable : IDisposable
{
    private Func<ReceivedTable> _again = null!;

    private ReceivedTable(RowSource rows, ColumnMap? columns) => (Rows, Columns) = (rows, columns);

    /// <summary>Standing before the first row.</summary>
    public RowSource Rows { get; }

    /// <summary>Where its columns are; null where no header of the kind was found.</summary>
    public ColumnMap? Columns { get; }

    /// <summary>Number of fields of the header, without those of an annotated workbook.</summary>
    public int Fields => Columns?.Headers.Length ?? 0;

    /// <exception cref="UnreadableFileException">Not even its beginning can be read.</exception>
    public static ReceivedTable Open(string path, ColumnSet set, HeaderMeanings own, string? sheet)
    {
        ColumnMap? columns;
        BareRows? bare = null;
        using (var source = RowSources.Open(path, sheet, one => ColumnMap.Find(one, set, own)))
        {
            sheet = source.Sheet;
            (columns, _) = ColumnMap.Find(source, set, own);
        }
        if (columns is not null && AnnotationColumns.Without(path, columns, sheet) is { } found)
        {
            (columns, _) = ColumnMap.Find(found, set, own);
            found.Dispose();
            bare = found;
        }
        var rows = RowSources.Open(path, sheet);
        if (bare is not null)
            rows = bare.Over(rows);
        columns?.JoinTwins(rows);
        return new ReceivedTable(rows, columns) { _again = () => Open(path, set, own, sheet) };
    }

    /// <summary>The same file from its beginning.</summary>
    public ReceivedTable Again() => _again();

    public void Dispose() => Rows.Dispose();
}
