namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>A page on its way into the file: its body is written, its header and footer wait for the number of pages.</summary>
internal sealed record PdfPage(int Number, int ObjectNumber, PageSize Size)
{
    public List<int> Contents { get; } = [];

    public List<PdfLink> Links { get; } = [];
}

/// <summary>A place to jump to: the top of the window, in PDF's own coordinates.</summary>
internal sealed record PdfDestination(int PageObject, double Top)
{
    public string Syntax => $"[{PageObject} 0 R /XYZ null {PdfSyntax.Number(Top)} null]";
}

/// <summary>An entry of the outline; level 1 is the outermost.</summary>
internal sealed record PdfBookmark(string Title, int Level, PdfDestination Destination);

/// <summary>A box to click on, to an address or to an anchor of this document.</summary>
internal sealed record PdfLink(double[] Box, string? Uri, string? Anchor);
