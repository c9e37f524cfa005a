using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>A few rows as text, cut to what fits a receipt.</summary>
internal sealed class RowPreview
{
    private const int MostRows = 3;
    private const int MostCells = 20;
    private const int LongestCell = 40;

    private readonly List<IReadOnlyList<string>> _rows = [];

    public bool Wants => _rows.Count < MostRows;

    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    public void Clear() => _rows.Clear();

    /// <summary>Keeps the source's current row unless it is blank.</summary>
    public void Take(RowSource source)
    {
        var cells = new List<string>();
        var filled = 0;
        for (var field = 0; field < source.FieldCount && field < MostCells; field++)
        {
            var text = Shown(Utf8Text.Trim(source.Field(field)));
            cells.Add(text);
            if (text.Length > 0)
                filled = cells.Count;
        }
        if (filled > 0)
            _rows.Add(cells[..filled]);
    }

    private static string Shown(ReadOnlySpan<byte> field)
    {
        // Four bytes a character at the most: no need to decode a megabyte to show forty of its characters.
        var text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, (LongestCell + 2) * 4)]).Replace('\n', ' ').Replace('\r', ' ');
        return Utf8Text.Cut(text, LongestCell);
    }
}
