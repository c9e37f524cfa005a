using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>
/// Rows without the fields of a range, the header's among them: a returned workbook without our columns. Those behind move to where they stood before
/// ours came between: a cell beyond the header is kept by its place.
/// </summary>
/// <param name="rows">The file; closed with this.</param>
/// <param name="firstHidden">0-based index of the first field left out.</param>
/// <param name="lastHidden">And of the last.</param>
public sealed class BareRows(RowSource rows, int firstHidden, int lastHidden) : RowSource
{
    public override string Format => rows.Format;

    public override string Encoding => rows.Encoding;

    public override string? Sheet => rows.Sheet;

    public override bool CountsFrom1904 => rows.CountsFrom1904;

    public override int RowNumber => rows.RowNumber;

    public override int FieldCount => rows.FieldCount <= firstHidden ? rows.FieldCount : Math.Max(firstHidden, rows.FieldCount - Hidden);

    public override long Position => rows.Position;

    private int Hidden => lastHidden - firstHidden + 1;

    /// <summary>The same fields left out of the file opened anew.</summary>
    public BareRows Over(RowSource again) => new(again, firstHidden, lastHidden);

    public override ReadOnlySpan<byte> Field(int index) => rows.Field(PlaceOf(index));

    public override void Join(int field, int into) => rows.Join(PlaceOf(field), PlaceOf(into));

    protected override bool ReadNext()
    {
        var isRead = rows.Read();
        Broken = rows.Broken;
        return isRead;
    }

    protected override void Close() => rows.Dispose();

    private int PlaceOf(int index) => index < firstHidden ? index : index + Hidden;
}
