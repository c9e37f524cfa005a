using System.Globalization;
using System.Security;
using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>
/// The document's properties as XMP, with the claim of PDF/A-2b; they must say the same as the document information
/// dictionary (ISO 19005-2:2011, 6.6.2 and 6.6.4).
/// </summary>
internal static class XmpMetadata
{
    public const string Producer = "FoodSafety.Lims.Documents";

    public static byte[] Write(DocumentProperties properties)
    {
        var at = properties.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var body = new StringBuilder();
        body.Append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n");
        body.Append("<dc:format>application/pdf</dc:format>\n");
        body.Append($"<dc:title>{Alternative(properties.Title)}</dc:title>\n");
        if (properties.Author.Length > 0)
            body.Append($"<dc:creator><rdf:Seq><rdf:li>{Escape(properties.Author)}</rdf:li></rdf:Seq></dc:creator>\n");
        if (properties.Subject.Length > 0)
            body.Append($"<dc:description>{Alternative(properties.Subject)}</dc:description>\n");
        if (properties.Keywords.Length > 0)
            body.Append($"<pdf:Keywords>{Escape(properties.Keywords)}</pdf:Keywords>\n");
        body.Append($"<dc:language><rdf:Bag><rdf:li>{Escape(properties.Language)}</rdf:li></rdf:Bag></dc:language>\n");
        body.Append($"<pdf:Producer>{Producer}</pdf:Producer>\n");
        body.Append($"<xmp:CreatorTool>{Escape(properties.Creator)}</xmp:CreatorTool>\n");
        body.Append($"<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>\n");

        return Encoding.UTF8.GetBytes(
            "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
            + "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
            + body
            + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    }

    /// <summary>The same properties as the information dictionary.</summary>
    public static string Dictionary(DocumentProperties properties)
    {
        var entries = new StringBuilder($"<< /Title {Entry(properties.Title)}");
        if (properties.Author.Length > 0)
            entries.Append($" /Author {Entry(properties.Author)}");
        if (properties.Subject.Length > 0)
            entries.Append($" /Subject {Entry(properties.Subject)}");
        if (properties.Keywords.Length > 0)
            entries.Append($" /Keywords {Entry(properties.Keywords)}");
        var date = PdfSyntax.Date(properties.CreatedAt);
        return entries.Append($" /Creator {Entry(properties.Creator)} /Producer {PdfSyntax.Text(Producer)} /CreationDate {date} /ModDate {date} >>").ToString();
    }

    private static string Alternative(string text) => $"<rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(text)}</rdf:li></rdf:Alt>";

    private static string? Escape(string text) => SecurityElement.Escape(Clean(text));

    private static string Entry(string text) => PdfSyntax.Text(Clean(text));

    /// <summary>XML has no way to write control characters and broken surrogates; both places say the same without them.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF)))
        .Select(rune => rune.ToString()));
}
