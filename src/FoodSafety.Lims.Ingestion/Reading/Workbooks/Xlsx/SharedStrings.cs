using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>The strings that cells of a workbook point to, as UTF-8 in blocks; bounded, since all of them stand in memory.</summary>
internal sealed class SharedStrings
{
    /// <summary>Text of 20 million Chinese characters, or ten columns of a full worksheet.</summary>
    public const long MostBytes = 256L << 20;

    /// <summary>Four times the rows of a full worksheet.</summary>
    public const int MostStrings = 4 << 20;

    private const int BlockBytes = 1 << 20;

    public static readonly SharedStrings None = new();

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int Start, int Length)> _strings = [];
    private int _used = BlockBytes;
    private long _bytes;

    /// <summary>The string at an index; false when there is none.</summary>
    public bool TryGet(int index, out ReadOnlySpan<byte> text)
    {
        if ((uint)index >= (uint)_strings.Count)
        {
            text = default;
            return false;
        }
        var (block, start, length) = _strings[index];
        text = _blocks[block].AsSpan(start, length);
        return true;
    }

    /// <exception cref="UnreadableFileException">The part is broken, or too large.</exception>
    public static SharedStrings Read(PartReader part)
    {
        var strings = new SharedStrings();
        while (part.NextElement())
            if (part.Xml.LocalName == "si")
                strings.Add(part.TextOfElement());
        return strings;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[] block;
        if (most > BlockBytes)
        {
            block = new byte[most];
            _blocks.Add(block);
            _used = 0;
        }
        else if (_used + most > BlockBytes)
        {
            block = new byte[BlockBytes];
            _blocks.Add(block);
            _used = 0;
        }
        else
            block = _blocks[^1];
        var length = XmlText.ToUtf8(text, block.AsSpan(_used));
        _strings.Add((_blocks.Count - 1, _used, length));
        _used = most > BlockBytes ? BlockBytes : _used + length;
        // An empty string takes room in the list.
        _bytes += length + 12;
        if (_bytes > MostBytes || _strings.Count > MostStrings)
            throw new UnreadableFileException(
                $"工作簿的文字内容过多（共享字符串超过 {MostBytes >> 20} MB 或 {MostStrings:#,0} 条），不予读取。请另存为 CSV 或拆分后重新上传。", UnreadableFileException.TooLarge);
    }
}
