namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>What a spreadsheet wants to know of a sheet before its cells.</summary>
/// <param name="Name">Shortened to 31 characters; those a sheet's name may not have are replaced.</param>
/// <param name="ColumnWidths">In digits, one a column.</param>
/// <param name="FrozenRows">Rows that stay in sight; 0 for none.</param>
/// <param name="IsHidden">Whether people see it.</param>
/// <param name="ColumnStyle">The look of cells that nobody has written yet.</param>
public sealed record SheetLayout(string Name, IReadOnlyList<double> ColumnWidths, int FrozenRows = 0, bool IsHidden = false, CellStyle ColumnStyle = CellStyle.Plain)
{
    /// <summary>The name as a workbook may bear it; no two sheets of a workbook bear one name.</summary>
    public string ValidName(IReadOnlyCollection<string> taken)
    {
        var name = string.Concat(Name.Select(character => character is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(character) ? ' ' : character)).Trim(' ', '\'');
        name = name.Length == 0 ? "Sheet" : name.Length > 31 ? name[..31] : name;
        for (var number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
            name = (name.Length > 27 ? name[..27] : name) + $" {number}";
        return name;
    }
}
