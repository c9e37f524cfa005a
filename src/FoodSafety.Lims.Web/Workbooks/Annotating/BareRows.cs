using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>Rows whose fields of a range are empty, the header's among them: a returned workbook without our columns.</summary>
/// <param name="rows">The file; closed with this.</param>
/// <param name="firstHidden">0-based index of the first field left out.</param>
/// <param name="lastHidden">And of the last.</param>
public sealed class BareRows(RowSource rows, int firstHidden, int lastHidden) : RowSource
{
    public override string Format => rows.Format;

    public override string Encoding => rows.Encoding;

    public override string? Sheet => rows.Sheet;

    public override int RowNumber => rows.RowNumber;

    public override int FieldCount => rows.FieldCount;

    public override long Position => rows.Position;

    public bool IsHidden(int field) => field >= firstHidden && field <= lastHidden;

    /// <summary>The same fields left out of the file opened anew.</summary>
    public BareRows Over(RowSource again) => new(again, firstHidden, lastHidden);

    public override ReadOnlySpan<byte> Field(int index) => IsHidden(index) ? default : rows.Field(index);

    protected override bool ReadNext() => rows.Read();

    protected override void Close() => rows.Dispose();
}
