namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>How a cell looks; all of them hold text, so that no spreadsheet turns a number or a date into something else.</summary>
public enum CellStyle
{
    Plain,
    Header,
    RequiredHeader,

    /// <summary>Columns that we add to someone else's table.</summary>
    AddedHeader,
    Title,
    Wrapped,
    Bad,
    Warned,
    Stored,
    Refused,
    Muted,
    Example,
    Legend,
}
