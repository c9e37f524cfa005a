using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FoodSafety.Lims.Documents.Fonts;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>
/// A font subset as PDF embeds it: Type0 over CIDFontType2, Identity-H, with widths and a ToUnicode map.
/// Source: ISO 32000-1:2008, 9.7 to 9.10; ISO 19005-2:2011, 6.2.11.
/// </summary>
internal sealed class PdfFont(TrueTypeFont font, string resourceName, int objectNumber)
{
    private const int EntriesPerBlock = 100;
    private const int SymbolicFlag = 4;

    public string ResourceName { get; } = resourceName;

    public int ObjectNumber { get; } = objectNumber;

    public FontSubset Subset { get; } = new(font);

    public void Write(PdfWriter writer)
    {
        var name = $"{Tag()}+{font.PostScriptName}";
        var file = Subset.Build();
        var fontFile = writer.WriteStream(FormattableString.Invariant($"/Length1 {file.Length}"), file);
        var toUnicode = writer.WriteStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        var box = string.Join(' ', font.Bounds.Select(Scaled));
        var descriptor = writer.WriteObject(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags {SymbolicFlag} /FontBBox [{box}] /ItalicAngle 0 "
            + $"/Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight {Scaled(font.CapHeight)} "
            + $"/StemV {(font.Weight >= 600 ? 140 : 80)} /FontFile2 {fontFile} 0 R >>");
        var descendant = writer.WriteObject(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /DW 1000 /W [{Widths()}] /CIDToGIDMap /Identity >>");
        writer.WriteObject(ObjectNumber,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R >>");
    }

    private string Scaled(int units) => PdfSyntax.Number(units * 1000.0 / font.UnitsPerEm);

    /// <summary>Six letters that name the subset: the same characters of the same font always give the same.</summary>
    private string Tag()
    {
        var content = Encoding.UTF8.GetBytes(font.PostScriptName + ":" + string.Join(',', Subset.CodePoints));
        return string.Concat(SHA256.HashData(content).Take(6).Select(value => (char)('A' + value % 26)));
    }

    /// <summary>Widths that are not the default of 1000, in runs: "3 [500 250] 9 [600]".</summary>
    private string Widths()
    {
        var widths = new StringBuilder();
        var isOpen = false;
        for (var glyph = 0; glyph < Subset.CodePoints.Count; glyph++)
        {
            var width = Subset.WidthOf(glyph);
            if (width == 1000)
            {
                widths.Append(isOpen ? "] " : "");
                isOpen = false;
                continue;
            }

            widths.Append(isOpen ? " " : string.Create(CultureInfo.InvariantCulture, $"{glyph} ["));
            widths.Append(width.ToString(CultureInfo.InvariantCulture));
            isOpen = true;
        }

        return widths.Append(isOpen ? "]" : "").ToString();
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        for (var start = 1; start < Subset.CodePoints.Count; start += EntriesPerBlock)
        {
            var end = Math.Min(start + EntriesPerBlock, Subset.CodePoints.Count);
            map.Append(CultureInfo.InvariantCulture, $"{end - start} beginbfchar\n");
            for (var glyph = start; glyph < end; glyph++)
            {
                var utf16 = Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(Subset.CodePoints[glyph]));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(utf16)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
