using System.Text;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>A small .xls made by hand, record by record ([MS-XLS]) in a compound file ([MS-CFB]), for cells that no program at hand writes.</summary>
internal sealed class BinaryBook
{
    private const uint Free = 0xFFFFFFFF, EndOfChain = 0xFFFFFFFE, TableSector = 0xFFFFFFFD;

    private readonly MemoryStream _cells = new();
    private int _rows;
    private int _columns;

    /// <summary>What the sheet says of its size; what it has, where not given.</summary>
    public (uint Rows, ushort Columns)? Declared { get; init; }

    /// <summary>Whether it says that its days count from 1 January 1904: Date1904, 2.4.77.</summary>
    public bool Is1904 { get; init; }

    public BinaryBook Text(int row, int column, string text) =>
        Cell(0x0204, row, column, writer =>
        {
            writer.Write((ushort)text.Length);
            writer.Write((byte)1);
            writer.Write(Encoding.Unicode.GetBytes(text));
        });

    /// <summary>A cell that is an error: BoolErr, 2.4.24.</summary>
    public BinaryBook Error(int row, int column, byte code) => Cell(0x0205, row, column, writer =>
    {
        writer.Write(code);
        writer.Write((byte)1);
    });

    public BinaryBook Truth(int row, int column, bool truth) => Cell(0x0205, row, column, writer =>
    {
        writer.Write(truth);
        writer.Write((byte)0);
    });

    /// <summary>A formula whose saved value is an error: Formula, 2.4.127, FormulaValue 2.5.133.</summary>
    public BinaryBook FormulaError(int row, int column, byte code) => Cell(0x0006, row, column, writer =>
    {
        writer.Write([2, 0, code, 0, 0, 0, 0xFF, 0xFF]);
        writer.Write((ushort)0);
        writer.Write(0);
        writer.Write((ushort)2);
        writer.Write([0x1C, code]);
    });

    /// <summary>The file; a short one keeps its stream among the mini sectors.</summary>
    public byte[] Bytes(bool isShort = false)
    {
        var sheet = new MemoryStream();
        Record(sheet, 0x0809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var (rows, columns) = Declared ?? ((uint)_rows, (ushort)_columns);
        Record(sheet, 0x0200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows), 0, 0, .. BitConverter.GetBytes(columns), 0, 0]);
        sheet.Write(_cells.ToArray());
        Record(sheet, 0x000A, []);

        var stream = new MemoryStream();
        Record(stream, 0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Record(stream, 0x0042, [0xB0, 0x04]);
        Record(stream, 0x0022, [(byte)(Is1904 ? 1 : 0), 0]);
        var name = Encoding.Unicode.GetBytes("数据");
        var start = (int)stream.Length + 4 + 8 + name.Length + 4;
        Record(stream, 0x0085, [.. BitConverter.GetBytes(start), 0, 0, 2, 1, .. name]);
        Record(stream, 0x000A, []);
        sheet.WriteTo(stream);
        return Compound(stream.ToArray(), isShort);
    }

    private BinaryBook Cell(ushort id, int row, int column, Action<BinaryWriter> rest)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write((ushort)row);
        writer.Write((ushort)column);
        writer.Write((ushort)0);
        rest(writer);
        Record(_cells, id, body.ToArray());
        (_rows, _columns) = (Math.Max(_rows, row + 1), Math.Max(_columns, column + 1));
        return this;
    }

    private static void Record(Stream target, ushort id, byte[] body)
    {
        target.Write(BitConverter.GetBytes(id));
        target.Write(BitConverter.GetBytes((ushort)body.Length));
        target.Write(body);
    }

    /// <summary>Sectors: 0 the table, 1 the directory, then the stream; of a short stream 2 is the mini table and the stream the root's.</summary>
    private static byte[] Compound(byte[] stream, bool isShort)
    {
        const int sector = 512;
        if (!isShort)
            Array.Resize(ref stream, Math.Max(4096, stream.Length));
        var first = isShort ? 3 : 2;
        var sectors = (stream.Length + sector - 1) / sector;
        var table = Enumerable.Repeat(Free, sector / 4).ToArray();
        (table[0], table[1]) = (TableSector, EndOfChain);
        if (isShort)
            table[2] = EndOfChain;
        for (var i = 0; i < sectors; i++)
            table[first + i] = i == sectors - 1 ? EndOfChain : (uint)(first + i + 1);
        var pieces = (stream.Length + 63) / 64;
        var mini = Enumerable.Range(0, sector / 4).Select(i => i < pieces - 1 ? (uint)(i + 1) : i == pieces - 1 ? EndOfChain : Free);

        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10]]);
        Write(writer, 1, 1, 0, 4096, isShort ? 2 : EndOfChain, isShort ? 1u : 0, EndOfChain, 0, 0);
        Write(writer, [.. Enumerable.Repeat(Free, 108)]);
        Write(writer, table);
        Entry(writer, "Root Entry", 5, 1, isShort ? (uint)first : EndOfChain, isShort ? sectors * sector : 0);
        Entry(writer, "Workbook", 2, Free, isShort ? 0 : (uint)first, stream.Length);
        writer.Write(new byte[256]);
        if (isShort)
            Write(writer, [.. mini]);
        writer.Write(stream);
        writer.Write(new byte[sectors * sector - stream.Length]);
        return file.ToArray();
    }

    private static void Entry(BinaryWriter writer, string name, byte type, uint child, uint start, int bytes)
    {
        var text = new byte[64];
        Encoding.Unicode.GetBytes(name, text);
        writer.Write(text);
        writer.Write((ushort)((name.Length + 1) * 2));
        writer.Write(type);
        writer.Write((byte)1);
        Write(writer, Free, Free, child);
        writer.Write(new byte[36]);
        Write(writer, start, (uint)bytes, 0);
    }

    private static void Write(BinaryWriter writer, params uint[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }
}
