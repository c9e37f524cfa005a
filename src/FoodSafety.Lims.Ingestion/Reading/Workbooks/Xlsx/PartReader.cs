using System.Xml;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>The elements of one XML part, forward only. No document type, no entities of the file's own, bounded depth and bounded steps.</summary>
internal sealed class PartReader : IDisposable
{
    /// <summary>A worksheet nests seven deep, extensions a few more.</summary>
    public const int Deepest = 100;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly PartStream _stream;
    private readonly string _name;
    private char[] _text = new char[256];
    private int _textLength;

    public PartReader(PartStream stream, string name)
    {
        (_stream, _name) = (stream, name);
        Xml = XmlReader.Create(stream, Strict);
    }

    /// <summary>Stands on the current node.</summary>
    public XmlReader Xml { get; }

    /// <summary>Inflated bytes so far.</summary>
    public long Inflated => _stream.Inflated;

    /// <summary>Moves to the next start of an element; false at the end of the part.</summary>
    /// <param name="leaving">The element whose end ends the search too; null to go to the end.</param>
    public bool NextElement(string? leaving = null)
    {
        while (Next())
            if (Xml.NodeType == XmlNodeType.Element)
                return true;
            else if (leaving is not null && Xml.NodeType == XmlNodeType.EndElement && Xml.LocalName == leaving)
                return false;
        return false;
    }

    /// <summary>Moves to the next node of any kind; false at the end of the part.</summary>
    public bool Next()
    {
        try
        {
            _stream.Mark();
            if (!Xml.Read())
                return false;
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
        catch (InvalidDataException broken)
        {
            throw Broken(broken);
        }
        if (Xml.Depth > Deepest)
            throw new UnreadableFileException($"工作簿的 XML 嵌套超过 {Deepest} 层（{_name}），不是表格软件所存，不予读取。请用 Excel 或 WPS 另存为 .xlsx 后重新上传。");
        return true;
    }

    /// <summary>All text inside the current element, which may end where it begins; leaves the reader at its end. Phonetic readings (rPh) are no text.</summary>
    public ReadOnlySpan<char> TextOfElement()
    {
        _textLength = 0;
        if (Xml.IsEmptyElement)
            return default;
        var depth = Xml.Depth;
        var phoneticDepth = -1;
        // Between the parts of a rich text stands layout; white space inside t or v is text.
        var holdsText = Xml.LocalName is "t" or "v";
        while (Next())
            switch (Xml.NodeType)
            {
                case XmlNodeType.EndElement when Xml.Depth == depth:
                    return _text.AsSpan(0, _textLength);
                case XmlNodeType.EndElement:
                    holdsText = false;
                    if (Xml.Depth == phoneticDepth)
                        phoneticDepth = -1;
                    break;
                case XmlNodeType.Element:
                    holdsText = Xml.LocalName == "t" && !Xml.IsEmptyElement;
                    if (phoneticDepth < 0 && Xml.LocalName == "rPh" && !Xml.IsEmptyElement)
                        phoneticDepth = Xml.Depth;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when holdsText && phoneticDepth < 0:
                    Append();
                    break;
            }
        throw Broken(null);
    }

    public UnreadableFileException Broken(Exception? cause) => new(
        cause is XmlException xml && xml.Message.Contains("DTD", StringComparison.Ordinal)
            ? $"工作簿的 XML 含有文档类型声明或外部实体（{_name}），不予读取。请用 Excel 或 WPS 另存为 .xlsx 后重新上传。"
            : $"工作簿已损坏或不完整（{_name} 无法解析）。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。",
        inner: cause);

    public void Dispose() => Xml.Dispose();

    private void Append()
    {
        try
        {
            while (true)
            {
                if (_textLength == _text.Length)
                    Array.Resize(ref _text, _text.Length * 2);
                var read = Xml.ReadValueChunk(_text, _textLength, _text.Length - _textLength);
                if (read == 0)
                    return;
                _textLength += read;
            }
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
        catch (InvalidDataException broken)
        {
            throw Broken(broken);
        }
    }
}
