using System.Globalization;
using FoodSafety.Lims.Documents.Fonts;
using FoodSafety.Lims.Documents.Images;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>What the pages of a document share: fonts, images, places to jump to. All pages name one resource dictionary.</summary>
internal sealed class PdfResources(PdfWriter writer)
{
    private readonly Dictionary<TrueTypeFont, PdfFont> _fonts = [];
    private readonly List<PdfFont> _fontsInOrder = [];
    private readonly Dictionary<string, (string Name, int Number)> _images = [];
    private readonly List<(string Name, int Number)> _imagesInOrder = [];

    public int ObjectNumber { get; } = writer.Reserve();

    public FontBook FontBook { get; } = new();

    public Dictionary<string, PdfDestination> Anchors { get; } = [];

    public List<PdfBookmark> Bookmarks { get; } = [];

    public PdfFont FontOf(TrueTypeFont font)
    {
        if (_fonts.TryGetValue(font, out var known))
            return known;
        var added = new PdfFont(font, "F" + (_fontsInOrder.Count + 1).ToString(CultureInfo.InvariantCulture), writer.Reserve());
        _fonts[font] = added;
        _fontsInOrder.Add(added);
        return added;
    }

    /// <summary>The resource name of an image, written into the file when it is first shown; equal images are written once.</summary>
    public string NameOf(PdfImage image)
    {
        if (_images.TryGetValue(image.Hash, out var known))
            return known.Name;
        var name = "I" + (_imagesInOrder.Count + 1).ToString(CultureInfo.InvariantCulture);
        var number = writer.WriteStream(image.Entries, image.Data, image.IsRaw);
        _images[image.Hash] = (name, number);
        _imagesInOrder.Add((name, number));
        return name;
    }

    /// <summary>Writes fonts and the resource dictionary; after the last page.</summary>
    public void Write()
    {
        foreach (var font in _fontsInOrder)
            font.Write(writer);
        var fonts = string.Concat(_fontsInOrder.Select(font => $" /{font.ResourceName} {font.ObjectNumber} 0 R"));
        var images = string.Concat(_imagesInOrder.Select(image => $" /{image.Name} {image.Number} 0 R"));
        writer.WriteObject(ObjectNumber, $"<< /Font <<{fonts} >> /XObject <<{images} >> >>");
    }
}
