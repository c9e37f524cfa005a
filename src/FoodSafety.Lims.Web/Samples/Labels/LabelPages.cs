using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;
using QRCoder;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>Labels of 80 × 50 mm, one for each part of a sample, with its code as QR, as Code 128 and to read. None names a party.</summary>
internal static class LabelPages
{
    private static readonly PageSize Sheet = new(Length.Millimetres(80), Length.Millimetres(50));
    private static readonly double QrSide = Length.Millimetres(24);

    /// <param name="code">What scanners read: the blind code or the own number.</param>
    /// <param name="lines">What people read besides.</param>
    /// <param name="at">When it was printed.</param>
    public static Document Compose(string code, IReadOnlyList<string> lines, DateTimeOffset at)
    {
        var qr = Qr(code);
        var document = new Document(new DocumentProperties($"样品标签 {code}", at));
        foreach (var part in (string[])["检验样品", "备份样品"])
            document.Page(page =>
            {
                page.Size(Sheet).Margin(Length.Millimetres(3)).TextStyle(style => style.Sized(9));
                page.Content().Column(column =>
                {
                    column.Spacing(4);
                    column.Item().Row(row =>
                    {
                        row.Spacing(4);
                        row.Relative().Column(text =>
                        {
                            text.Item().Text(part, style => style.Sized(13).Bolder());
                            foreach (var line in lines)
                                text.Item().Text(line);
                        });
                        row.Constant(QrSide).Drawing(QrSide, drawing => DrawQr(drawing, qr), QrSide);
                    });
                    column.Item().Barcode(code, Length.Millimetres(11));
                    column.Item().Text(text => text.Align(TextAlignment.Center).Span(code, style => style.Sized(11).Bolder()));
                });
            });
        return document;
    }

    /// <summary>Rows of dark modules, the quiet zone around them included.</summary>
    private static bool[][] Qr(string code)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    /// <summary>Each run of dark modules is one rectangle: between two, some viewers would show a hair of white.</summary>
    private static void DrawQr(Drawing drawing, bool[][] modules)
    {
        var side = drawing.Height / modules.Length;
        for (var y = 0; y < modules.Length; y++)
            for (var x = 0; x < modules.Length; x++)
            {
                var first = x;
                while (x < modules.Length && modules[y][x])
                    x++;
                drawing.Rectangle(first * side, y * side, (x - first) * side, side, Color.Black);
            }
    }
}
