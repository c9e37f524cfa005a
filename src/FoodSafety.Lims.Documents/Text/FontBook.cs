using FoodSafety.Lims.Documents.Fonts;

namespace FoodSafety.Lims.Documents.Text;

/// <summary>The fonts one document uses: which file draws which character, and what no file draws.</summary>
internal sealed class FontBook
{
    private readonly Dictionary<(FontFamily, bool), Chain> _chains = new(new ByReference());
    private readonly Dictionary<int, (int Count, int FirstPage)> _uncovered = [];
    private readonly List<int> _uncoveredInOrder = [];

    /// <summary>The first font of the family, in the weight, that has the character; null when none has.</summary>
    public TrueTypeFont? Find(TextStyle style, int codePoint) => ChainOf(style).Find(codePoint);

    /// <summary>The family's own font, whose measures set the baseline.</summary>
    public TrueTypeFont Main(TextStyle style) => ChainOf(style).Main;

    public void ReportUncovered(int codePoint, int pageNumber)
    {
        if (!_uncovered.TryGetValue(codePoint, out var seen))
        {
            seen = (0, pageNumber);
            _uncoveredInOrder.Add(codePoint);
        }

        _uncovered[codePoint] = (seen.Count + 1, Math.Min(seen.FirstPage, pageNumber));
    }

    public IReadOnlyList<UncoveredCharacter> Uncovered =>
        [.. _uncoveredInOrder.Select(codePoint => new UncoveredCharacter(codePoint, _uncovered[codePoint].Count, _uncovered[codePoint].FirstPage))];

    private Chain ChainOf(TextStyle style)
    {
        if (!_chains.TryGetValue((style.Family, style.Bold), out var chain))
            _chains[(style.Family, style.Bold)] = chain = new Chain([.. style.Family.Files(style.Bold)]);
        return chain;
    }

    private sealed class Chain(string[] files)
    {
        private readonly TrueTypeFont?[] _opened = new TrueTypeFont?[files.Length];

        public TrueTypeFont Main => At(0);

        public TrueTypeFont? Find(int codePoint)
        {
            for (var index = 0; index < files.Length; index++)
            {
                var font = At(index);
                if (font.GlyphOf(codePoint) != 0)
                    return font;
            }

            return null;
        }

        private TrueTypeFont At(int index) => _opened[index] ??= TrueTypeFont.Open(files[index]);
    }

    private sealed class ByReference : IEqualityComparer<(FontFamily, bool)>
    {
        public bool Equals((FontFamily, bool) one, (FontFamily, bool) other) =>
            ReferenceEquals(one.Item1, other.Item1) && one.Item2 == other.Item2;

        public int GetHashCode((FontFamily, bool) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Item1), key.Item2);
    }
}
