namespace FoodSafety.Lims.Tests.Fuzz.Mutations;

/// <summary>Changes to a table of cells before it is written as a file: cells, headers, rows.</summary>
internal static class TableMutations
{
    private static readonly string[][] Pools = [Nasty.Dates, Nasty.Numbers, Nasty.Words, Nasty.Ids, Nasty.Anything];

    public static void Apply(List<string[]> table, Random random)
    {
        if (random.Next(8) == 0)
            ChangeHeader(table, random);
        for (var times = random.Next(1, 8); times > 0; times--)
            if (random.Next(6) == 0)
                ChangeRows(table, random);
            else
                ChangeCell(table, random);
    }

    private static void ChangeCell(List<string[]> table, Random random)
    {
        var row = table[random.Next(table.Count)];
        if (row.Length == 0)
            return;
        var at = random.Next(row.Length);
        row[at] = random.Next(12) switch
        {
            0 => Twist(row[at], random),
            1 => Twist(Twist(row[at], random), random),
            2 => Any(Nasty.Anything, random) + row[at],
            3 => row[at] + Any(Nasty.Anything, random),
            4 => table[random.Next(table.Count)] is { Length: > 0 } other ? other[random.Next(other.Length)] : "",
            5 when random.Next(20) == 0 => string.Concat(Enumerable.Repeat(Any(["长", "😀", "a😀"], random), random.Next(60, 2_000))),
            6 => FitDate(random),
            _ => Any(Pools[random.Next(Pools.Length)], random),
        };
    }

    /// <summary>A date of parts drawn one by one: mostly near the edge of the calendar.</summary>
    private static string FitDate(Random random)
    {
        var separator = Any(["-", "/", ".", "－", "年"], random);
        var day = $"{Any(["2023", "2024", "1999", "23", "0023", "99999"], random)}{separator}{random.Next(0, 14)}{(separator == "年" ? "月" : separator)}{random.Next(0, 33)}{(separator == "年" ? "日" : "")}";
        return random.Next(3) == 0 ? day : $"{day}{Any([" ", "T", "  ", "\u3000", ""], random)}{random.Next(0, 26)}{Any([":", "：", "时", "."], random)}{random.Next(0, 62):00}{Any(["", ":30", ":61", ":15.25", "Z", "+08:00", "分", " PM"], random)}";
    }

    /// <summary>Drops, doubles, swaps, widens or strangely changes one character.</summary>
    private static string Twist(string cell, Random random)
    {
        if (cell.Length == 0)
            return Any(Nasty.Anything, random);
        var at = random.Next(cell.Length);
        return random.Next(7) switch
        {
            0 => cell.Remove(at, 1),
            1 => cell.Insert(at, cell[at].ToString()),
            2 when at + 1 < cell.Length => cell[..at] + cell[at + 1] + cell[at] + cell[(at + 2)..],
            3 => cell[..at] + (cell[at] is > ' ' and <= '~' ? (char)(cell[at] + 0xFEE0) : cell[at]) + cell[(at + 1)..],
            4 => cell.Insert(at, Any(["\u200B", "\u0301", "\u202E", " ", "\u3000", "\n", "²", "₂", "\uFEFF", "0", ".", "-", ",", "\""], random)),
            5 => cell[..at],
            _ => cell[..at] + (char)(cell[at] + random.Next(-2, 3)) + cell[(at + 1)..],
        };
    }

    private static void ChangeHeader(List<string[]> table, Random random)
    {
        var at = Math.Max(0, table.FindIndex(row => row.Contains("样品编号") || row.Contains("sample_no") || row.Contains("抽样编号") || row.Contains("抽样单编号")));
        var header = table[at];
        if (header.Length == 0)
            return;
        var field = random.Next(header.Length);
        switch (random.Next(8))
        {
            case 0:
                header[field] = Any(Nasty.Headers, random);
                break;
            case 1:
                header[field] = header[random.Next(header.Length)];
                break;
            case 2:
                header[field] = Twist(header[field], random);
                break;
            case 3:
                (header[field], header[0]) = (header[0], header[field]);
                break;
            case 4:
                table.InsertRange(0, Enumerable.Range(0, random.Next(1, 35)).Select(_ => (string[])[Any(["快检日志", "", "填报单位：福田", "样品编号", "市场"], random)]));
                break;
            case 5:
                table.Insert(random.Next(table.Count), [.. header]);
                break;
            case 6:
                table.RemoveAt(at);
                if (table.Count == 0)
                    table.Add([]);
                break;
            default:
                for (var row = 0; row < table.Count; row++)
                    table[row] = [.. table[row], row == at ? Any(Nasty.Headers, random) : Any(Nasty.Anything, random)];
                break;
        }
    }

    private static void ChangeRows(List<string[]> table, Random random)
    {
        var at = random.Next(table.Count);
        switch (random.Next(6))
        {
            case 0:
                table.Insert(at, [.. table[random.Next(table.Count)]]);
                break;
            case 1:
                table.InsertRange(at, Enumerable.Range(0, random.Next(1, 4)).Select(_ => Enumerable.Repeat(Any(["", " ", "\u3000"], random), random.Next(0, 12)).ToArray()));
                break;
            case 2:
                table[at] = table[at][..random.Next(table[at].Length + 1)];
                break;
            case 3:
                table[at] = [.. table[at], Any(Nasty.Anything, random)];
                break;
            case 4 when table.Count > 1:
                table.RemoveAt(at);
                break;
            default:
                table.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => new string[random.Next(0, 3)].Select(_ => "").ToArray()));
                break;
        }
    }

    private static string Any(string[] pool, Random random) => pool[random.Next(pool.Length)];
}
