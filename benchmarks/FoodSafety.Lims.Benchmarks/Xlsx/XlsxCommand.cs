using System.CommandLine;
using System.Globalization;
using ExcelDataReader;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Xlsx;

/// <summary><c>xlsx</c>: importing a workbook end to end against ExcelDataReader merely reading it; both whole processes, run in turn.</summary>
public static class XlsxCommand
{
    private const int UsualRows = 100_000;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => UsualRows };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each; the medians count", DefaultValueFactory = _ => 3 };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var command = new Command("xlsx", "lims import of a workbook against ExcelDataReader only reading it") { rows, rounds, lims };
        command.SetAction(result => Run(result.GetValue(rows), result.GetValue(rounds), result.GetValue(lims)));
        return command;
    }

    /// <summary>The peer as a process of its own: prints how many cells hold something.</summary>
    public static Command CreateReader()
    {
        var file = new Argument<string>("file");
        var command = new Command("xlsx-read", "The ExcelDataReader side of 'xlsx' as a process of its own") { file };
        command.SetAction(result =>
        {
            System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(result.GetRequiredValue(file)));
            long cells = 0;
            while (reader.Read())
                for (var column = 0; column < reader.FieldCount; column++)
                    if (reader.GetValue(column) is not (null or ""))
                        cells++;
            Console.WriteLine(cells.ToString(CultureInfo.InvariantCulture));
        });
        return command;
    }

    private static int Run(int rows, int rounds, string? lims)
    {
        var folder = Directory.CreateTempSubdirectory("lims-xlsx-").FullName;
        try
        {
            var program = lims is null ? LimsProgram.Publish(folder) : new LimsProgram(lims);
            var (csv, file) = (Path.Combine(folder, "rows.csv"), Path.Combine(folder, "rows.xlsx"));
            RapidTestFile.Write(csv, new RapidTestFileOptions { Rows = rows, DistrictCode = LimsProgram.District });
            WideWorkbook.Write(csv, file);
            var expected = Cells(file);
            List<MeasuredProcess> imports = [], reads = [];
            for (var round = 1; round <= rounds; round++)
            {
                var data = Path.Combine(folder, $"data{round}");
                program.Initialise(data);
                imports.Add(program.Import(data, file, rows));
                reads.Add(MeasuredProcess.Run("dotnet", [typeof(XlsxCommand).Assembly.Location, "xlsx-read", file]));
                if (reads[^1].Output.Trim() != expected.ToString(CultureInfo.InvariantCulture))
                    throw new InvalidOperationException($"ExcelDataReader read {reads[^1].Output.Trim()} cells, lims {expected}: no comparison");
                Console.WriteLine(FormattableString.Invariant($"round {round}: lims import {imports[^1].Seconds:0.00} s, ExcelDataReader only reading {reads[^1].Seconds:0.00} s"));
            }
            Console.WriteLine(Report(rows, expected, new FileInfo(file).Length, imports, reads));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Report(int rows, long cells, long fileBytes, List<MeasuredProcess> imports, List<MeasuredProcess> reads)
    {
        var (import, read) = (Results.Median(imports.Select(run => run.Seconds)), Results.Median(reads.Select(run => run.Seconds)));
        return Results.Write(new Result
        {
            Name = "xlsx",
            Size = rows,
            MeasuredSize = UsualRows,
            Title = FormattableString.Invariant($"A workbook of {rows:N0} rows × {WideWorkbook.Columns} columns, {cells:N0} filled cells, {fileBytes >> 20} MB; whole processes"),
            Header = ["contender", "seconds (median)", "runs", "processor seconds", "peak MB"],
            Rows = [Row("lims import: read, judged, stored", imports), Row("ExcelDataReader: only read", reads)],
            Verdict = $"Importing takes {Results.Format(import / read, "0.00")} of the time of reading; both see as many filled cells, and every row was stored.",
            Measured = new Dictionary<string, double> { ["xlsx"] = import / read },
            Figures = new
            {
                rows,
                columns = WideWorkbook.Columns,
                cells,
                importSeconds = imports.Select(run => run.Seconds),
                readSeconds = reads.Select(run => run.Seconds),
                ratio = import / read,
            },
        });
    }

    private static string[] Row(string name, List<MeasuredProcess> runs) =>
    [
        name, Results.Format(Results.Median(runs.Select(run => run.Seconds)), "0.00"), Results.Format(runs.Count, "0"),
        Results.Format(Results.Median(runs.Select(run => run.ProcessorSeconds)), "0.00"), Results.Format(runs.Max(run => run.PeakMegabytes), "0"),
    ];

    private static long Cells(string file)
    {
        long cells = 0;
        using var source = RowSources.Open(file);
        while (source.Read())
            for (var field = 0; field < source.FieldCount; field++)
                if (!source.Field(field).IsEmpty)
                    cells++;
        return cells;
    }
}
