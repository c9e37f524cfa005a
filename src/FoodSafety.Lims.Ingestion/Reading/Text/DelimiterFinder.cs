using System.Text;
using FoodSafety.Lims.Ingestion.Columns;

namespace FoodSafety.Lims.Ingestion.Reading.Text;

/// <summary>
/// What stands between the fields of a text file: comma, tab, semicolon or upright stroke. The one by which a row of the beginning has the most
/// known headers; without any, the one by which most rows have the same number of fields. Quoted text counts for none.
/// </summary>
internal static class DelimiterFinder
{
    private const int HeadCharacters = 1 << 16;
    private const int MostRows = 40;
    private const string Candidates = ",\t;|";

    /// <summary>The delimiter; null when the first line says it itself (sep=;), as Excel writes it. Leaves the stream at its beginning.</summary>
    public static char? Find(Stream stream, FileEncoding encoding)
    {
        var head = new char[HeadCharacters];
        // The file's own decoder has its exceptions; here a character cut at the end of the head must not throw.
        var lenient = (Encoding)(encoding.Decoder ?? Encoding.UTF8).Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        using var reader = new StreamReader(stream, lenient, true, 4096, leaveOpen: true);
        var length = reader.ReadBlock(head);
        stream.Position = 0;
        var text = head.AsSpan(0, length);
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return null;

        var rows = Rows(text);
        var best = Candidates.MaxBy(delimiter => rows.Count == 0 ? 0 : rows.Max(row => KnownFields(row, delimiter)));
        if (rows.Any(row => KnownFields(row, best) >= 2))
            return best;
        return Candidates.MaxBy(delimiter => Regularity(rows, delimiter));
    }

    /// <summary>The first rows, each with the text between quotes taken for one field without delimiters.</summary>
    private static List<string> Rows(ReadOnlySpan<char> text)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        var isQuoted = false;
        foreach (var character in text)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (character is '\n' or '\r' && !isQuoted)
            {
                if (row.Length > 0)
                    rows.Add(row.ToString());
                row.Clear();
                if (rows.Count == MostRows)
                    break;
            }
            else
                // U+FFFF is no character: it stands for a delimiter or a break inside quotes.
                row.Append(isQuoted && (Candidates.Contains(character) || character is '\n' or '\r') ? '\uFFFF' : character);
        }
        // The last row may be cut short: it counts only where it is the only one.
        if (row.Length > 0 && (rows.Count == 0 || text.Length < HeadCharacters))
            rows.Add(row.ToString());
        return rows;
    }

    private static int KnownFields(string row, char delimiter)
    {
        var fields = row.Split(delimiter);
        return fields.Length < 2 ? 0 : fields.Count(field => field.Length is > 0 and < 60 && KnownHeaders.Contains(field));
    }

    private static int Regularity(List<string> rows, char delimiter) => rows
        .Select(row => row.Count(character => character == delimiter))
        .Where(count => count > 0)
        .GroupBy(count => count)
        .Select(group => group.Count() * group.Key)
        .DefaultIfEmpty(0)
        .Max();
}
