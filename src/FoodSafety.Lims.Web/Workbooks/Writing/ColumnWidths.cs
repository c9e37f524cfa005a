namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>Guesses how wide columns should be from the first rows they hold.</summary>
public sealed class ColumnWidths
{
    /// <summary>Rows worth looking at.</summary>
    public const int Rows = 200;

    private const int Narrowest = 6;
    private const int Widest = 42;

    private readonly List<int> _digits = [];

    /// <summary>Looks at one cell.</summary>
    public void See(int column, ReadOnlySpan<byte> text)
    {
        while (_digits.Count <= column)
            _digits.Add(0);
        _digits[column] = Math.Max(_digits[column], CellText.Width(text.Length > 600 ? text[..600] : text));
    }

    /// <summary>Width in digits of each of so many columns.</summary>
    public double[] Of(int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => (double)Math.Clamp((column < _digits.Count ? _digits[column] : 0) + 3, Narrowest, Widest))];
}
