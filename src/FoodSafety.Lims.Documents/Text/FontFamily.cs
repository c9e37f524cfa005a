namespace FoodSafety.Lims.Documents.Text;

/// <summary>
/// A typeface as files: regular, bold, and the families tried in turn for a character it lacks. Files are opened when the
/// first character is drawn with them and stay open, parsed once, for the life of the process.
/// </summary>
/// <param name="Regular">Path of a TrueType file with glyf outlines (not a collection, not CFF).</param>
/// <param name="Bold">Path of its bold companion.</param>
/// <param name="Fallbacks">Families asked, in this order, for what this one lacks.</param>
public sealed record FontFamily(string Regular, string Bold, params IReadOnlyList<FontFamily> Fallbacks)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");

    private static readonly FontFamily Symbols = Shipped("NotoSansSymbols2", "Regular", "Regular");

    /// <summary>Noto Sans SC (黑体-like), shipped with the program under the SIL Open Font License; symbols from Noto Sans Symbols 2.</summary>
    public static FontFamily Sans { get; } = Shipped("NotoSansSC", "Regular", "Bold", Symbols);

    /// <summary>Noto Serif SC (宋体-like), shipped with the program under the SIL Open Font License; falls back to <see cref="Sans"/>.</summary>
    public static FontFamily Serif { get; } = Shipped("NotoSerifSC", "Regular", "Bold", Sans);

    /// <summary>The files to ask for a character, in order, for one weight.</summary>
    internal IEnumerable<string> Files(bool bold) =>
        Fallbacks.SelectMany(fallback => fallback.Files(bold)).Prepend(bold ? Bold : Regular);

    private static FontFamily Shipped(string name, string regular, string bold, params FontFamily[] fallbacks) =>
        new(Path.Combine(Folder, $"{name}-{regular}.ttf"), Path.Combine(Folder, $"{name}-{bold}.ttf"), fallbacks);
}
