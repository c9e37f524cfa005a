using System.Globalization;
using System.Text.Json;

namespace FoodSafety.Lims.Tests.Seeds;

/// <summary>One document of seeds/reference as it stands in the output folder of the program.</summary>
public sealed record ReferenceDocument(string Name, IReadOnlyList<JsonElement> Rows)
{
    public static ReferenceDocument Open(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "seeds", "reference", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        return new ReferenceDocument(
            root.GetProperty("name").GetString()!,
            [.. root.GetProperty("rows").EnumerateArray().Select(row => row.Clone())]);
    }

    /// <summary>
    /// The folding the README of the folder promises, written by hand: under InvariantGlobalization
    /// <see cref="string.Normalize()"/> silently returns its input.
    /// </summary>
    public static string Fold(string spelling) => string.Concat(spelling.Where(character => !char.IsWhiteSpace(character))
        .Select(character => character switch
        {
            >= '！' and <= '～' => ((char)(character - '！' + '!')).ToString(),
            >= '₀' and <= '₉' => ((char)(character - '₀' + '0')).ToString(),
            >= '⁴' and <= '⁹' => ((char)(character - '⁴' + '4')).ToString(),
            '²' => "2",
            '³' => "3",
            '⁻' => "-",
            'Ⅰ' => "i",
            'Ⅱ' => "ii",
            'Ⅲ' => "iii",
            'Ⅳ' => "iv",
            _ => character.ToString(),
        })).ToLower(CultureInfo.InvariantCulture);

    public static string? Text(JsonElement row, string field) =>
        row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<string> Spellings(JsonElement row) =>
        row.GetProperty("synonyms").EnumerateArray().Select(synonym => synonym.GetString()!).Prepend(Text(row, "name")!);
}
