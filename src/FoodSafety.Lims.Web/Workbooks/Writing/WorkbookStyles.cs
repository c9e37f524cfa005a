using System.Text;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>The style sheet of our workbooks: every <see cref="CellStyle"/> twice, the second one with the prefix that marks text a spreadsheet must not run.</summary>
internal static class WorkbookStyles
{
    private static readonly (string Font, string Fill)[] Looks =
    [
        // plain, bold white, bold dark, red, amber, green, grey, italic grey
        ("<color rgb=\"FF1F2933\"/>", ""),
        ("<b/><color rgb=\"FFFFFFFF\"/>", "FF2F5D50"),
        ("<b/><color rgb=\"FFFFFFFF\"/>", "FF9B2C1F"),
        ("<b/><color rgb=\"FFFFFFFF\"/>", "FF52606D"),
        ("<b/><color rgb=\"FF1F2933\"/>", ""),
        ("<color rgb=\"FF1F2933\"/>", ""),
        ("<color rgb=\"FF9C0006\"/>", "FFFFC7CE"),
        ("<color rgb=\"FF7A4F00\"/>", "FFFFE9A8"),
        ("<color rgb=\"FF1B6B3A\"/>", ""),
        ("<b/><color rgb=\"FF9C0006\"/>", ""),
        ("<color rgb=\"FF6B7785\"/>", ""),
        ("<i/><color rgb=\"FF5B6470\"/>", "FFFFF8E1"),
        ("<b/><color rgb=\"FF2F5D50\"/>", "FFE6F0EC"),
    ];

    private static readonly HashSet<CellStyle> Wraps =
        [CellStyle.Header, CellStyle.RequiredHeader, CellStyle.AddedHeader, CellStyle.Wrapped];

    private static readonly HashSet<CellStyle> Bordered =
        [CellStyle.Header, CellStyle.RequiredHeader, CellStyle.AddedHeader, CellStyle.Bad, CellStyle.Warned, CellStyle.Example];

    /// <summary>Index of a style in the sheet.</summary>
    public static int IndexOf(CellStyle style, bool quotePrefix) => (int)style * 2 + (quotePrefix ? 1 : 0);

    public static string Xml()
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            """);
        text.Append($"<fonts count=\"{Looks.Length}\">");
        foreach (var (font, _) in Looks)
            text.Append("<font>").Append(Bold(font)).Append("<sz val=\"10\"/>").Append(Colour(font)).Append("<name val=\"微软雅黑\"/><family val=\"2\"/><charset val=\"134\"/></font>");
        text.Append($"</fonts><fills count=\"{Looks.Length + 2}\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>");
        foreach (var (_, fill) in Looks)
            text.Append(fill.Length == 0
                ? "<fill><patternFill patternType=\"none\"/></fill>"
                : $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{fill}\"/><bgColor indexed=\"64\"/></patternFill></fill>");
        text.Append("</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
        foreach (var side in (string[])["left", "right", "top", "bottom"])
            text.Append($"<{side} style=\"thin\"><color rgb=\"FFCBD2D9\"/></{side}>");
        text.Append("<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        text.Append($"<cellXfs count=\"{Looks.Length * 2}\">");
        for (var look = 0; look < Looks.Length; look++)
            for (var prefix = 0; prefix < 2; prefix++)
                AppendFormat(text, (CellStyle)look, prefix == 1);
        return text.Append("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>").ToString();
    }

    private static void AppendFormat(StringBuilder text, CellStyle style, bool quotePrefix)
    {
        var fill = Looks[(int)style].Fill.Length == 0 ? 0 : (int)style + 2;
        var border = Bordered.Contains(style) ? 1 : 0;
        // 49 is "@", text: what is typed over such a cell stays as it is typed.
        text.Append($"<xf numFmtId=\"49\" fontId=\"{(int)style}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"");
        text.Append(fill > 0 ? " applyFill=\"1\"" : "").Append(border > 0 ? " applyBorder=\"1\"" : "").Append(quotePrefix ? " quotePrefix=\"1\"" : "");
        text.Append(" applyAlignment=\"1\"><alignment vertical=\"top\"").Append(Wraps.Contains(style) ? " wrapText=\"1\"" : "").Append("/></xf>");
    }

    private static string Bold(string font) => font[..font.IndexOf("<color", StringComparison.Ordinal)];

    private static string Colour(string font) => font[font.IndexOf("<color", StringComparison.Ordinal)..];
}
