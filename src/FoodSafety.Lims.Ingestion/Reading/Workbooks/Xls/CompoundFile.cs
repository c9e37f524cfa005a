using System.Buffers.Binary;
using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;

/// <summary>
/// The directory of an OLE compound file ([MS-CFB] 2.2–2.6), with every size held against the file's own length: what a reader of it allocates
/// by is checked here first.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MiniBytes = 64;
    private const uint LastOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    private readonly Stream _file;
    private readonly int _sectorBytes;
    private readonly long _sectors;
    private readonly uint[] _next;
    private readonly Dictionary<string, (uint Start, long Bytes)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private readonly uint _miniCutoff;
    private readonly uint _firstMiniTable;
    private (uint Start, long Bytes) _root;

    /// <exception cref="UnreadableFileException">It is damaged.</exception>
    public CompoundFile(Stream file)
    {
        _file = file;
        Span<byte> header = stackalloc byte[HeaderBytes];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            throw Broken("头部不完整");
        var power = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (power is not (9 or 12) || BinaryPrimitives.ReadUInt16LittleEndian(header[32..]) != 6)
            throw Broken("扇区大小不对");
        _sectorBytes = 1 << power;
        _sectors = Math.Max(0, (file.Length - HeaderBytes + _sectorBytes - 1) / _sectorBytes);
        _miniCutoff = BinaryPrimitives.ReadUInt32LittleEndian(header[56..]);
        _firstMiniTable = BinaryPrimitives.ReadUInt32LittleEndian(header[60..]);
        _next = ReadTable(header);
        ReadDirectory(BinaryPrimitives.ReadUInt32LittleEndian(header[48..]));
    }

    /// <summary>Names of its streams and folders.</summary>
    public IReadOnlyCollection<string> Names => _streams.Keys;

    /// <summary>The bytes of a stream from its beginning; empty when there is none of the name.</summary>
    public IEnumerable<byte[]> Blocks(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
            yield break;
        var left = stream.Bytes;
        foreach (var block in stream.Bytes < _miniCutoff ? MiniSectors(stream.Start) : Chain(stream.Start).Select(Sector))
        {
            yield return left < block.Length ? block[..(int)Math.Max(left, 0)] : block;
            left -= block.Length;
            if (left <= 0)
                yield break;
        }
    }

    /// <summary>Short streams share the sectors of the root's, in pieces of their own chains ([MS-CFB] 2.4).</summary>
    private IEnumerable<byte[]> MiniSectors(uint mini)
    {
        var next = Chain(_firstMiniTable).SelectMany(sector => Sector(sector).Chunk(4), (_, bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes)).ToArray();
        var sectors = Chain(_root.Start).ToArray();
        for (var steps = 0; mini != LastOfChain; steps++)
        {
            var at = (long)mini * MiniBytes;
            if (steps > next.Length || mini >= next.Length || at / _sectorBytes >= sectors.Length)
                throw Broken("短流的扇区链断裂或成环");
            yield return Sector(sectors[at / _sectorBytes]).AsSpan((int)(at % _sectorBytes), MiniBytes).ToArray();
            mini = next[mini];
        }
    }

    private uint[] ReadTable(ReadOnlySpan<byte> header)
    {
        var places = new List<uint>();
        for (var i = 0; i < 109; i++)
            places.Add(BinaryPrimitives.ReadUInt32LittleEndian(header[(76 + i * 4)..]));
        var more = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(header[72..]);
        if (declared > _sectors)
            throw Broken("扇区表过大");
        for (var i = 0; i < declared && more < LastOfChain - 1; i++)
        {
            var block = Sector(more);
            for (var at = 0; at < _sectorBytes - 4; at += 4)
                places.Add(BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(at)));
            more = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(_sectorBytes - 4));
        }
        while (places.Count > 0 && places[^1] is Free or LastOfChain)
            places.RemoveAt(places.Count - 1);
        // One table sector speaks of many sectors: there cannot be more tables than sectors.
        if (places.Count > _sectors)
            throw Broken("扇区表过大");
        var table = new uint[places.Count * (_sectorBytes / 4)];
        for (var i = 0; i < places.Count; i++)
        {
            var block = Sector(places[i]);
            for (var at = 0; at < _sectorBytes / 4; at++)
                table[i * (_sectorBytes / 4) + at] = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(at * 4));
        }
        return table;
    }

    private void ReadDirectory(uint first)
    {
        foreach (var sector in Chain(first))
        {
            var block = Sector(sector);
            for (var at = 0; at + EntryBytes <= block.Length; at += EntryBytes)
            {
                var entry = block.AsSpan(at, EntryBytes);
                var bytes = BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]);
                if (entry[66] == 0)
                    continue;
                if (bytes > _file.Length)
                    throw Broken("内部流的大小超过文件");
                var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
                if (entry[66] == 5)
                    _root = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), bytes);
                _streams[Encoding.Unicode.GetString(entry[..nameBytes])] = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), bytes);
            }
        }
    }

    private IEnumerable<uint> Chain(uint sector)
    {
        for (long steps = 0; sector != LastOfChain; steps++)
        {
            if (steps > _sectors || sector >= _sectors)
                throw Broken("扇区链断裂或成环");
            yield return sector;
            sector = sector < _next.Length ? _next[sector] : LastOfChain;
        }
    }

    private byte[] Sector(uint number)
    {
        if (number >= _sectors)
            throw Broken("扇区在文件之外");
        var block = new byte[_sectorBytes];
        // The header takes a whole sector, whatever its size.
        _file.Position = ((long)number + 1) * _sectorBytes;
        var read = _file.ReadAtLeast(block, _sectorBytes, throwOnEndOfStream: false);
        return read == 0 ? throw Broken("文件不完整") : block;
    }

    private static UnreadableFileException Broken(string why) =>
        new($"旧版工作簿（.xls）已损坏或不完整（{why}）。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");
}
