using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>Values as PDF writes them. Source: ISO 32000-1:2008, 7.3 and 7.9.</summary>
internal static class PdfSyntax
{
    /// <summary>Text for people: UTF-16 with its mark, in hexadecimal.</summary>
    public static string Text(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A byte string of ASCII text, such as an address or a destination's name; other characters are percent-encoded before.</summary>
    public static string Ascii(string text)
    {
        var escaped = new StringBuilder("(");
        foreach (var character in text)
        {
            if (character is '(' or ')' or '\\')
                escaped.Append('\\');
            escaped.Append(character is >= ' ' and <= '~' ? character : '?');
        }

        return escaped.Append(')').ToString();
    }

    /// <summary>A date: D:20231231235959+08'00'.</summary>
    public static string Date(DateTimeOffset at)
    {
        var sign = at.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"(D:{at:yyyyMMddHHmmss}{sign}{at.Offset:hh}'{at.Offset:mm}')");
    }

    /// <summary>A number with at most three decimals: a thousandth of a point is finer than any printer.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Numbers with spaces between.</summary>
    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            text.Append(text.Length == 0 ? "" : " ").Append(Number(value));
        return text.ToString();
    }
}
