using System.Text;

namespace FoodSafety.Lims.Tests.Fuzz.Naive;

/// <summary>
/// Reads delimited text the slow and simple way: decode the whole, walk it character by character. Where RFC 4180 leaves room (a quote inside
/// an unquoted field, text after a closing quote, a lone carriage return) it stops: from there on it does not know.
/// </summary>
internal static class NaiveText
{
    /// <summary>BOM → strict UTF-8 → strict GB18030, as the issue says; null where it does not know.</summary>
    public static string? Decode(byte[] file)
    {
        if (file.AsSpan().StartsWith(new byte[] { 0xFF, 0xFE }) || file.AsSpan().StartsWith(new byte[] { 0xFE, 0xFF }))
            return TryDecode(new UnicodeEncoding(file[0] == 0xFE, false, true), file[2..]);
        if (file.Contains((byte)0))
            return null;
        var start = file.AsSpan().StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? 3 : 0;
        return TryDecode(new UTF8Encoding(false, true), file[start..])
            ?? TryDecode(CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!, file);
    }

    /// <summary>Rows up to where it does not know any more; whether that was before the end.</summary>
    public static (List<string[]> Rows, bool IsCut) Rows(string text, char delimiter)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var field = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '"' && field.Length == 0)
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length)
                        return (rows, true);
                    if (text[at] != '"')
                        field.Append(text[at]);
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                        field.Append(text[at++]);
                    else
                        break;
                }
                at++;
                if (at < text.Length && text[at] != delimiter && text[at] != '\n' && !(text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
                    return (rows, true);
                if (at >= text.Length)
                    break;
            }
            if (text[at] == delimiter)
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
            {
                at += text[at] == '\r' ? 1 : 0;
                row.Add(field.ToString());
                rows.Add([.. row]);
                field.Clear();
                row.Clear();
            }
            else if (text[at] is '\r' or '"')
                return (rows, true);
            else
                field.Append(text[at]);
            at++;
        }
        if (row.Count > 0 || field.Length > 0)
            rows.Add([.. row, field.ToString()]);
        return (rows, false);
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
