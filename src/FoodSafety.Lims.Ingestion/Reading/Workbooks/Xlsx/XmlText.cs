using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>Text of a workbook as UTF-8.</summary>
internal static class XmlText
{
    /// <summary>
    /// Writes the text; _x000D_ stands for the character of that number (ECMA-376 part 1, 22.9.2.19). A NUL stays written out: no database
    /// stores it.
    /// </summary>
    /// <param name="text">As it stands in the part.</param>
    /// <param name="target">At least the most bytes that the text can take.</param>
    public static int ToUtf8(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (text.IndexOf("_x") < 0)
            return Encoding.UTF8.GetBytes(text, target);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character) && character != 0)
            {
                plain.Append((char)character);
                i += 6;
            }
            else
                plain.Append(text[i]);
        }
        return Encoding.UTF8.GetBytes(plain.ToString(), target);
    }
}
