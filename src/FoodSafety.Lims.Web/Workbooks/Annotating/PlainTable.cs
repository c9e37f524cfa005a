using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>A file in which no table was found, copied as far as it can be read.</summary>
internal static class PlainTable
{
    public static AnnotatedTable.Written Write(WorkbookWriter workbook, RowSource rows, int mostRows, CancellationToken cancel)
    {
        var sheet = workbook.Sheet(new SheetLayout(rows.Sheet ?? AnnotatedTable.SheetName, []));
        var shift = rows.Format == "ndjson" ? 1 : 0;
        while (rows.Read() && rows.RowNumber + shift <= mostRows)
        {
            cancel.ThrowIfCancellationRequested();
            // The names of NDJSON come as row 0.
            sheet.Row(rows.RowNumber + shift);
            for (var field = 0; field < Math.Min(rows.FieldCount, SheetWriter.MostColumns); field++)
                sheet.Cell(field, rows.Field(field));
        }
        return new AnnotatedTable.Written(HasTable: false);
    }
}
