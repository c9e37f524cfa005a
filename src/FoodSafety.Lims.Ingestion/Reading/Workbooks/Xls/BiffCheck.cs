using System.Buffers.Binary;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;

/// <summary>Looks at the global records of a BIFF workbook ([MS-XLS] 2.4) for what no reader should believe.</summary>
internal static class BiffCheck
{
    private const ushort EndOfGlobals = 0x000A, FilePass = 0x002F, StringTable = 0x00FC;

    /// <exception cref="UnreadableFileException">It is encrypted, or declares more strings than it can hold.</exception>
    public static void Globals(IEnumerable<byte[]> stream, long fileBytes)
    {
        var records = stream.GetEnumerator();
        var (block, at) = (Array.Empty<byte>(), 0);
        Span<byte> head = stackalloc byte[4];
        Span<byte> counts = stackalloc byte[8];
        while (Take(head))
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(head), (int)BinaryPrimitives.ReadUInt16LittleEndian(head[2..]));
            if (id == EndOfGlobals)
                return;
            if (id == FilePass)
                throw XlsWorkbook.HasPassword();
            if (id == StringTable && length >= 8)
            {
                if (!Take(counts))
                    return;
                length -= 8;
                // A string takes three bytes at the least.
                if (BinaryPrimitives.ReadUInt32LittleEndian(counts[4..]) > fileBytes / 3)
                    throw new UnreadableFileException("旧版工作簿（.xls）声明的文字条数超过文件所能容纳，已损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");
            }
            if (!Skip(length))
                return;
        }

        bool Take(Span<byte> target)
        {
            for (var i = 0; i < target.Length; i++)
            {
                if (!Fill())
                    return false;
                target[i] = block[at++];
            }
            return true;
        }

        bool Skip(int bytes)
        {
            while (bytes > 0)
            {
                if (!Fill())
                    return false;
                var step = Math.Min(bytes, block.Length - at);
                (at, bytes) = (at + step, bytes - step);
            }
            return true;
        }

        bool Fill()
        {
            while (at >= block.Length)
            {
                if (!records.MoveNext())
                    return false;
                (block, at) = (records.Current, 0);
            }
            return true;
        }
    }
}
