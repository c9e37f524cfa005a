namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>A drop-down over a column.</summary>
/// <param name="Column">0-based.</param>
/// <param name="FirstRow">From this row on, to the sheet's end.</param>
/// <param name="Range">Where the values are, such as <c>'词表'!$A$1:$A$9</c>: a list in the rule itself ends at 255 characters.</param>
/// <param name="Warning">Said of another value, which may stand all the same; null to say nothing.</param>
public sealed record CellChoice(int Column, int FirstRow, string Range, string? Warning)
{
    internal string Xml()
    {
        var name = SheetWriter.ColumnName(Column);
        var said = Warning is null ? "" : $" errorStyle=\"warning\" showErrorMessage=\"1\" errorTitle=\"请核对\" error=\"{WorkbookWriter.Escape(Warning)}\"";
        return $"<dataValidation type=\"list\"{said} allowBlank=\"1\" sqref=\"{name}{FirstRow}:{name}{SheetWriter.MostRows}\"><formula1>{WorkbookWriter.Escape(Range)}</formula1></dataValidation>";
    }
}
