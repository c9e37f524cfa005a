namespace FoodSafety.Lims.Documents.Composing;

/// <summary>Code 128 (ISO/IEC 15417), code set B: what scanners of laboratories read.</summary>
public static class Code128
{
    /// <summary>Modules that stay empty at each end.</summary>
    public const int QuietModules = 10;

    private const int StartB = 104;
    private const int Modulus = 103;
    private const string Stop = "2331112";

    // Widths of bar, space, bar, space, bar, space of the values 0 to 105 (ISO/IEC 15417, table 1); each adds up to 11 modules.
    private static readonly string[] Patterns =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212",
        "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131",
        "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
        "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121",
        "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
        "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212",
        "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113",
        "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232",
    ];

    /// <summary>The symbol values of a text, with start and check and without stop.</summary>
    /// <exception cref="ArgumentException">The text is empty or holds a character that code set B has not: it has those from space to ~.</exception>
    public static IReadOnlyList<int> Values(string text)
    {
        if (text.Length == 0 || text.Any(character => character is < ' ' or > '~'))
            throw new ArgumentException($"Code 128 set B holds the characters from space to ~ and at least one: '{text}'.", nameof(text));
        var values = new List<int> { StartB };
        values.AddRange(text.Select(character => character - ' '));
        values.Add((StartB + text.Select((character, index) => (index + 1) * (character - ' ')).Sum()) % Modulus);
        return values;
    }

    /// <summary>Widths of bars and spaces in turn, the first a bar, in modules from 1 to 4.</summary>
    public static IReadOnlyList<int> Widths(string text) =>
        [.. string.Concat(Values(text).Select(value => Patterns[value]).Append(Stop)).Select(width => width - '0')];
}
