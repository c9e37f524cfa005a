using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>Writes rapid-test files (快检日志) of any size, row by row, and says what an import of them must count.</summary>
public static class RapidTestFile
{
    /// <summary>Every how many rows a dirty file has a flawed one; the row before it is always sound.</summary>
    public const int FlawEvery = 20;

    public static FileTally Write(string path, RapidTestFileOptions options)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        return Write(stream, options);
    }

    public static FileTally Write(Stream stream, RapidTestFileOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rows, 1);
        var schedule = new RapidTestSchedule(options);
        using (var cells = new CellWriter(stream, options.Encoding))
        {
            var writer = new RapidTestRowWriter(cells, options, schedule);
            writer.Header();
            if (options.IsShuffled)
                WriteShuffled(writer, options);
            else
                for (long row = 0; row < options.Rows; row++)
                    WriteRow(writer, options, row);
        }

        return RapidTestTally.Count(options, schedule);
    }

    internal static RowFlaw FlawOf(RapidTestFileOptions options, long row) =>
        options.IsDirty && row % FlawEvery == FlawEvery - 1
            ? options.Flaws[(int)(row / FlawEvery % options.Flaws.Count)]
            : RowFlaw.None;

    // A flawed row may repeat the one before it, so the two move as one unit: 19 units to 20 rows.
    private static void WriteShuffled(RapidTestRowWriter writer, RapidTestFileOptions options)
    {
        var unitsPerBlock = options.IsDirty ? FlawEvery - 1 : FlawEvery;
        var rest = options.Rows % FlawEvery;
        var order = new Permutation(options.Rows / FlawEvery * unitsPerBlock + rest, options.Seed);
        for (long index = 0; index < order.Count; index++)
        {
            var unit = order[index];
            var row = unit / unitsPerBlock * FlawEvery + unit % unitsPerBlock;
            WriteRow(writer, options, row);
            if (options.IsDirty && unit % unitsPerBlock == unitsPerBlock - 1 && row + 1 < options.Rows)
                WriteRow(writer, options, row + 1);
        }
    }

    // A blank row stands before the sound one, so that it never ends the file: blank rows at the end are not counted.
    private static void WriteRow(RapidTestRowWriter writer, RapidTestFileOptions options, long row)
    {
        var isBeforeBlank = row + 1 < options.Rows && FlawOf(options, row + 1) == RowFlaw.Blank;
        if (isBeforeBlank)
            writer.Write(row + 1, RowFlaw.Blank);
        var flaw = FlawOf(options, row);
        if (flaw != RowFlaw.Blank)
            writer.Write(row, flaw);
    }
}
