using System.IO.Compression;
using System.Xml;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>
/// A workbook of Office Open XML (.xlsx, .xlsm; transitional and strict), as Excel, WPS and LibreOffice write it, read part by part while it is
/// inflated: a sheet is never in memory as a whole.
/// </summary>
public sealed class XlsxWorkbook : Workbook
{
    /// <summary>What a part may inflate to beside a small file.</summary>
    public const long LeastMostBytes = 64L << 20;

    /// <summary>What it may inflate to beside any.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>Honest sheets shrink to a thirtieth at the best; deflate itself ends at 1,032.</summary>
    public const int MostTimesOfFile = 100;

    private readonly Stream _file;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(SheetEntry Sheet, string Part)> _sheets = [];
    private readonly Lazy<SharedStrings> _strings;
    private readonly CellFormats _formats = CellFormats.None;
    private readonly bool _is1904;

    /// <param name="file">The file from its beginning, seekable; closed with the workbook.</param>
    /// <exception cref="UnreadableFileException">It is no such workbook, or a hostile one.</exception>
    public XlsxWorkbook(Stream file)
    {
        _file = file;
        ZipDirectory.Check(file);
        try
        {
            _archive = new ZipArchive(file, ZipArchiveMode.Read);
            foreach (var entry in _archive.Entries)
                _parts.TryAdd(Normalise(entry.FullName), entry);
        }
        catch (InvalidDataException broken)
        {
            throw new UnreadableFileException("文件已损坏：压缩包目录无法读取。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。", inner: broken);
        }
        var workbook = Targets("_rels/.rels").FirstOrDefault(target => target.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part ?? "xl/workbook.xml";
        if (!_parts.ContainsKey(workbook) || workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || !workbook.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableFileException(ZipContents.Sentence([.. _parts.Keys]));
        var targets = Targets(RelationsOf(workbook)).ToList();
        _is1904 = ReadSheets(workbook, targets);
        if (targets.FirstOrDefault(target => target.Type.EndsWith("/styles", StringComparison.Ordinal)).Part is { } styles && _parts.ContainsKey(styles))
            using (var part = Open(styles))
                _formats = CellFormats.Read(part);
        var strings = targets.FirstOrDefault(target => target.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Part;
        _strings = new Lazy<SharedStrings>(() => ReadStrings(strings), LazyThreadSafetyMode.None);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SheetEntry> Sheets => [.. _sheets.Select(sheet => sheet.Sheet)];

    /// <inheritdoc/>
    public override RowSource Read(int sheet)
    {
        var (entry, part) = _sheets[sheet];
        return new XlsxRowSource(Open(part), entry.Name, _strings.Value, _formats, _is1904, _file.Length, _parts[part].Length);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }

    private SharedStrings ReadStrings(string? name)
    {
        if (name is null || !_parts.ContainsKey(name))
            return SharedStrings.None;
        using var part = Open(name);
        return SharedStrings.Read(part);
    }

    private bool ReadSheets(string workbook, List<(string Id, string Type, string Part)> targets)
    {
        var is1904 = false;
        using var part = Open(workbook);
        while (part.NextElement())
            if (part.Xml.LocalName == "workbookPr")
                is1904 = part.Xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (part.Xml.LocalName == "sheet" && part.Xml.GetAttribute("name") is { } name && _sheets.Count < ZipDirectory.MostEntries)
            {
                var target = targets.FirstOrDefault(target => target.Id == RelationId(part.Xml));
                if (target.Part is not null && _parts.ContainsKey(target.Part) && target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                    _sheets.Add((new SheetEntry(name, part.Xml.GetAttribute("state") is "hidden" or "veryHidden"), target.Part));
            }
        return is1904;
    }

    /// <summary>The attribute's namespace differs between transitional and strict workbooks.</summary>
    private static string? RelationId(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
                id = xml.Value;
        xml.MoveToElement();
        return id;
    }

    private IEnumerable<(string Id, string Type, string Part)> Targets(string relations)
    {
        if (!_parts.ContainsKey(relations))
            yield break;
        // xl/_rels/workbook.xml.rels speaks of what stands in xl.
        var folder = relations[..relations.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase)];
        using var part = Open(relations);
        while (part.NextElement())
            if (part.Xml.LocalName == "Relationship" && part.Xml.GetAttribute("TargetMode") != "External"
                && (part.Xml.GetAttribute("Id"), part.Xml.GetAttribute("Type"), part.Xml.GetAttribute("Target")) is ({ } id, { } type, { } target))
                yield return (id, type, target.StartsWith('/') ? Normalise(target) : Normalise(folder + target));
    }

    private static string RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private PartReader Open(string name)
    {
        var most = Math.Min(MostBytes, LeastMostBytes + _file.Length * MostTimesOfFile);
        try
        {
            return new PartReader(new PartStream(_parts[name].Open(), name, most), name);
        }
        catch (InvalidDataException broken)
        {
            throw new UnreadableFileException($"文件已损坏或加了密码：{name} 无法解压。请用 Excel 或 WPS 打开并另存为无密码的 .xlsx 后重新上传。", inner: broken);
        }
    }

    /// <summary>Some writers use backslashes, a leading slash, or ./ and ../ in the names of parts.</summary>
    private static string Normalise(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
                parts.Add(part);
        return string.Join('/', parts);
    }
}
