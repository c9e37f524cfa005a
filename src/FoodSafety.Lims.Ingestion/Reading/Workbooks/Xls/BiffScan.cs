using System.Buffers.Binary;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;

/// <summary>
/// Looks at the records of a BIFF workbook ([MS-XLS] 2.4) before its reader does: for what no reader should believe, for cells that hold an
/// error, which ExcelDataReader gives as empty ones, and for where its days count from.
/// </summary>
internal sealed class BiffScan
{
    /// <summary>Cells with an error in all sheets; a table has a few.</summary>
    public const int MostErrors = 1_000_000;

    private const ushort Begin = 0x0809, End = 0x000A, FilePass = 0x002F, CountsFrom = 0x0022, StringTable = 0x00FC, Sheet = 0x0085, Bounds = 0x0200, TruthOrError = 0x0205,
        Formula = 0x0006, FormulaOfBiff3 = 0x0206, FormulaOfBiff4 = 0x0406;

    private readonly IEnumerator<byte[]> _blocks;
    private readonly long _fileBytes;
    private readonly List<uint> _sheetStarts = [];
    private readonly List<Dictionary<int, byte>> _errors = [];
    private byte[] _block = [];
    private int _at;
    private long _position;
    private int _errorCount;

    private BiffScan(IEnumerable<byte[]> stream, long fileBytes) => (_blocks, _fileBytes) = (stream.GetEnumerator(), fileBytes);

    /// <summary>For each sheet of cells its errors: its <see cref="Place"/> → code of the error.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, byte>> Errors => _errors;

    /// <summary>Whether its days count from 1 January 1904: Date1904, 2.4.77.</summary>
    public bool Is1904 { get; private set; }

    /// <summary>Looks through all of it.</summary>
    /// <exception cref="UnreadableFileException">It is encrypted, or declares more than it can hold.</exception>
    public static BiffScan Of(IEnumerable<byte[]> stream, long fileBytes)
    {
        var scan = new BiffScan(stream, fileBytes);
        scan.Run();
        return scan;
    }

    /// <summary>Where a cell stands among the errors of its sheet, by its 0-based row and column.</summary>
    public static int Place(int row, int column) => (row << 16) | column;

    /// <summary>What a spreadsheet shows for the code of an error ([MS-XLS] 2.5.10).</summary>
    public static string Text(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };

    private void Run()
    {
        Span<byte> head = stackalloc byte[4];
        Span<byte> body = stackalloc byte[16];
        // A chart within a sheet begins and ends inside it.
        var (depth, sheet) = (0, -1);
        while (true)
        {
            var start = _position;
            if (!Take(head))
                return;
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(head), (int)BinaryPrimitives.ReadUInt16LittleEndian(head[2..]));
            var seen = body[..Math.Min(length, body.Length)];
            if (!Take(seen) || !Skip(length - seen.Length))
                return;
            switch (id)
            {
                case Begin:
                    if (depth++ == 0)
                        sheet = start <= uint.MaxValue ? _sheetStarts.IndexOf((uint)start) : -1;
                    break;
                case End:
                    depth = Math.Max(0, depth - 1);
                    break;
                case FilePass:
                    throw XlsWorkbook.HasPassword();
                case CountsFrom when length >= 2:
                    Is1904 = seen[0] == 1;
                    break;
                case StringTable when length >= 8:
                    // A string takes three bytes at the least.
                    if (BinaryPrimitives.ReadUInt32LittleEndian(seen[4..]) > _fileBytes / 3)
                        throw new UnreadableFileException("旧版工作簿（.xls）声明的文字条数超过文件所能容纳，已损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");
                    break;
                case Sheet when length >= 6 && seen[5] == 0 && _sheetStarts.Count < XlsWorkbook.MostSheets:
                    _sheetStarts.Add(BinaryPrimitives.ReadUInt32LittleEndian(seen));
                    _errors.Add([]);
                    break;
                case Bounds when length >= 10:
                    CheckBounds(seen);
                    break;
                case TruthOrError when length >= 8 && seen[7] == 1 && depth == 1 && sheet >= 0:
                    Add(sheet, seen, seen[6]);
                    break;
                case Formula or FormulaOfBiff3 or FormulaOfBiff4 when length >= 14 && depth == 1 && sheet >= 0 && seen[6] == 2 && seen[12] == 0xFF && seen[13] == 0xFF:
                    Add(sheet, seen, seen[8]);
                    break;
            }
        }
    }

    /// <summary>By these the reader allocates, and counts through rows that are not there.</summary>
    private static void CheckBounds(ReadOnlySpan<byte> bounds)
    {
        var isBiff8 = bounds.Length >= 14;
        var rows = isBiff8 ? BinaryPrimitives.ReadUInt32LittleEndian(bounds[4..]) : BinaryPrimitives.ReadUInt16LittleEndian(bounds[2..]);
        var columns = BinaryPrimitives.ReadUInt16LittleEndian(bounds[(isBiff8 ? 10 : 6)..]);
        if (rows > XlsWorkbook.MostRows || columns > XlsWorkbook.MostColumns)
            throw XlsWorkbook.OutOfBounds();
    }

    private void Add(int sheet, ReadOnlySpan<byte> cell, byte code)
    {
        if (++_errorCount > MostErrors)
            throw new UnreadableFileException($"旧版工作簿（.xls）中有超过 {MostErrors:#,0} 个错误值（#N/A 等），不是检测数据表。请改正公式后重新上传。", UnreadableFileException.TooLarge);
        _errors[sheet][Place(BinaryPrimitives.ReadUInt16LittleEndian(cell), BinaryPrimitives.ReadUInt16LittleEndian(cell[2..]))] = code;
    }

    private bool Take(Span<byte> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            if (!Fill())
                return false;
            target[i] = _block[_at++];
        }
        _position += target.Length;
        return true;
    }

    private bool Skip(int bytes)
    {
        _position += bytes;
        while (bytes > 0)
        {
            if (!Fill())
                return false;
            var step = Math.Min(bytes, _block.Length - _at);
            (_at, bytes) = (_at + step, bytes - step);
        }
        return true;
    }

    private bool Fill()
    {
        while (_at >= _block.Length)
        {
            if (!_blocks.MoveNext())
                return false;
            (_block, _at) = (_blocks.Current, 0);
        }
        return true;
    }
}
