using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;

/// <summary>A binary workbook (.xls, Excel 5.0 to 2003), read by ExcelDataReader after its container was checked.</summary>
public sealed class XlsWorkbook : Workbook
{
    /// <summary>A full sheet of 65,536 × 256 numbers and its strings; larger ones hold other things.</summary>
    public const long MostBytes = 128L << 20;

    /// <summary>Rows of a worksheet of this format.</summary>
    public const int MostRows = 65_536;

    internal const int MostColumns = 256;
    internal const int MostSheets = 1000;

    private static readonly Encoding OldChinese = Chinese();

    private readonly Stream _file;
    private readonly List<SheetEntry> _sheets = [];
    private readonly BiffScan _scan;

    /// <param name="file">The file from its beginning, seekable; closed with the workbook.</param>
    /// <exception cref="UnreadableFileException">It is no such workbook, encrypted, or a hostile one.</exception>
    public XlsWorkbook(Stream file)
    {
        _file = file;
        if (file.Length > MostBytes)
            throw new UnreadableFileException($"旧版工作簿（.xls）超过 {MostBytes >> 20} MB，不予读取。请另存为 .xlsx 或 CSV 后重新上传。", UnreadableFileException.TooLarge);
        var compound = new CompoundFile(file);
        if (OtherThanWorkbook(compound.Names) is { } refusal)
            throw refusal;
        _scan = BiffScan.Of(compound.Blocks(compound.Names.Contains("Workbook", StringComparer.OrdinalIgnoreCase) ? "Workbook" : "Book"), file.Length);
        using var reader = OpenReader();
        Guarded(() =>
        {
            do
                _sheets.Add(new SheetEntry(reader.Name, reader.VisibleState != "visible"));
            while (_sheets.Count < MostSheets && reader.NextResult());
            return true;
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SheetEntry> Sheets => _sheets;

    /// <inheritdoc/>
    public override RowSource Read(int sheet)
    {
        var reader = OpenReader();
        Guarded(() =>
        {
            for (var before = 0; before < sheet; before++)
                reader.NextResult();
            return true;
        });
        if (reader.RowCount > MostRows || reader.FieldCount > MostColumns)
            throw OutOfBounds();
        return new XlsRowSource(reader, _sheets[sheet].Name, _scan.Is1904, _file.Length, sheet < _scan.Errors.Count ? _scan.Errors[sheet] : new Dictionary<int, byte>());
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    internal static UnreadableFileException OutOfBounds() =>
        new($"工作表声明的行数或列数超过 .xls 的上限（{MostRows:#,0} 行、{MostColumns} 列），已损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");

    internal static UnreadableFileException HasPassword() =>
        new("工作簿设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码（文件 → 信息 → 保护工作簿），保存后重新上传。");

    /// <summary>Runs a step of the reader; whatever it stumbles over in a damaged file becomes one sentence.</summary>
    internal static T Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (InvalidPasswordException)
        {
            throw HasPassword();
        }
        catch (Exception broken) when (broken is not (UnreadableFileException or OutOfMemoryException))
        {
            throw new UnreadableFileException("旧版工作簿（.xls）已损坏或不完整。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。", inner: broken);
        }
    }

    private IExcelDataReader OpenReader()
    {
        _file.Position = 0;
        // Its configuration asks for code pages as soon as it is made: they are registered before.
        var fallback = OldChinese;
        var configuration = new ExcelReaderConfiguration { FallbackEncoding = fallback, LeaveOpen = true };
        return Guarded(() => ExcelReaderFactory.CreateBinaryReader(_file, configuration));
    }

    private static UnreadableFileException? OtherThanWorkbook(IReadOnlyCollection<string> names)
    {
        bool Has(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
        if (Has("EncryptedPackage"))
            return HasPassword();
        if (Has("Workbook") || Has("Book"))
            return null;
        return new UnreadableFileException(
            Has("WordDocument") ? "这是 Word 文档（.doc），不是表格。请把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后上传。"
            : Has("PowerPoint Document") ? "这是演示文稿（.ppt），不是表格。请上传 .xlsx、.xls 或 CSV 表格。"
            : "这不是表格文件（Office 旧格式，但其中没有工作簿）。请上传 .xlsx、.xls 或 CSV 表格。");
    }

    private static Encoding Chinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}
