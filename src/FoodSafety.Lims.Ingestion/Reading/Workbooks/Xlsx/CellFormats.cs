using System.Globalization;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>What each cell style of a workbook shows of a number.</summary>
internal sealed class CellFormats
{
    public static readonly CellFormats None = new();

    private const int MostStyles = 100_000; // Excel ends at 65,490.

    private readonly List<CellFormat> _styles = [];

    /// <summary>The format of a style; a plain number's for one that is not there.</summary>
    public CellFormat this[int style] => (uint)style < (uint)_styles.Count ? _styles[style] : default;

    public static CellFormats Read(PartReader part)
    {
        var formats = new CellFormats();
        var codes = new Dictionary<int, CellFormat>();
        var inCellStyles = false;
        while (part.Next())
        {
            if (part.Xml.NodeType == System.Xml.XmlNodeType.EndElement && part.Xml.LocalName == "cellXfs")
                inCellStyles = false;
            if (part.Xml.NodeType != System.Xml.XmlNodeType.Element)
                continue;
            if (codes.Count > MostStyles || formats._styles.Count > MostStyles)
                throw new UnreadableFileException(
                    $"工作簿的单元格样式超过 {MostStyles:#,0} 种，不予读取。请把数据复制到新工作簿后重新上传。", UnreadableFileException.TooLarge);
            switch (part.Xml.LocalName)
            {
                case "cellXfs":
                    inCellStyles = !part.Xml.IsEmptyElement;
                    break;
                case "numFmt" when Number(part, "numFmtId") is { } id && part.Xml.GetAttribute("formatCode") is { } code:
                    codes[id] = CellFormat.Of(code);
                    break;
                case "xf" when inCellStyles:
                    var format = Number(part, "numFmtId") ?? 0;
                    // Numbered formats stand before the styles that use them.
                    formats._styles.Add(codes.TryGetValue(format, out var written) ? written : CellFormat.OfBuiltIn(format));
                    break;
            }
        }
        return formats;
    }

    private static int? Number(PartReader part, string attribute) =>
        int.TryParse(part.Xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
