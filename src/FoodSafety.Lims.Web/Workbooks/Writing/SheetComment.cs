using System.Text;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>A comment on a cell: its text stands in one part, and where its box is drawn in a drawing of the old kind, without which no spreadsheet shows it.</summary>
internal sealed record SheetComment(int Row, int Column, string Text)
{
    private const int BoxWidth = 280;
    private const int DigitsOfALine = 44;
    private const int ShapesOfABlock = 1024;

    public static void WriteTexts(PieceWriter part, IReadOnlyList<SheetComment> comments)
    {
        part.Append($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{WorkbookWriter.Main}\"><authors><author>lims</author></authors><commentList>");
        foreach (var comment in comments)
        {
            part.Append($"<comment ref=\"{SheetWriter.ColumnName(comment.Column)}{comment.Row}\" authorId=\"0\"><text><r><rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"微软雅黑\"/><charset val=\"134\"/></rPr><t xml:space=\"preserve\">");
            CellText.Append(part, CellText.Fit(Encoding.UTF8.GetBytes(comment.Text)));
            part.Append("</t></r></text></comment>"u8);
        }
        part.Append("</commentList></comments>"u8);
    }

    /// <param name="part">Where to.</param>
    /// <param name="comments">Of one sheet.</param>
    /// <param name="widths">Of the sheet's columns, in digits.</param>
    /// <param name="firstBlock">Shapes are numbered in blocks of 1024; this is the sheet's first, 1-based.</param>
    public static void WriteShapes(PieceWriter part, IReadOnlyList<SheetComment> comments, IReadOnlyList<double> widths, int firstBlock)
    {
        var blocks = string.Join(',', Enumerable.Range(firstBlock, (comments.Count + ShapesOfABlock - 1) / ShapesOfABlock));
        part.Append("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">");
        part.Append($"<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{blocks}\"/></o:shapelayout>");
        part.Append("<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");
        for (var i = 0; i < comments.Count; i++)
        {
            var (row, column, text) = comments[i];
            var right = RightOf(column + 1, widths);
            var lines = 1 + CellText.Width(Encoding.UTF8.GetBytes(text.ReplaceLineEndings(" "))) / DigitsOfALine + text.Count(character => character == '\n');
            part.Append($"<v:shape id=\"_x0000_s{(firstBlock * ShapesOfABlock) + i}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:210pt;height:{(lines * 13) + 8}pt;z-index:{i + 1};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">");
            part.Append("<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"u8);
            part.Append($"<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 12, {Math.Max(0, row - 2)}, 8, {right.Column}, {right.Pixels}, {Math.Max(0, row - 2) + lines + 1}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>");
        }
        part.Append("</xml>"u8);
    }

    /// <summary>Where a box ends that begins at a column's left edge.</summary>
    private static (int Column, int Pixels) RightOf(int column, IReadOnlyList<double> widths)
    {
        var rest = BoxWidth;
        while (true)
        {
            var pixels = column < widths.Count ? (int)(widths[column] * 7) + 5 : 68;
            if (rest < pixels || column >= SheetWriter.MostColumns - 1)
                return (column, Math.Min(rest, pixels));
            rest -= pixels;
            column++;
        }
    }
}
