using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExcelDataReader;
using FoodSafety.Lims.Benchmarks.Ingest;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Xlsx;

/// <summary><c>xlsx</c>: importing a workbook end to end against ExcelDataReader merely reading it; both whole processes, run in turn.</summary>
public static class XlsxCommand
{
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each; the medians count", DefaultValueFactory = _ => 3 };
        var lims = new Option<string>("--lims") { Description = "A published lims.dll", Required = true };
        var command = new Command("xlsx", "lims import of a workbook against ExcelDataReader only reading it") { rows, rounds, lims };
        command.SetAction(result => Run(result.GetValue(rows), result.GetValue(rounds), Path.GetFullPath(result.GetRequiredValue(lims))));
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

    private static int Run(int rows, int rounds, string lims)
    {
        var folder = Directory.CreateTempSubdirectory("lims-xlsx-").FullName;
        try
        {
            var (csv, file) = (Path.Combine(folder, "rows.csv"), Path.Combine(folder, "rows.xlsx"));
            RapidTestFile.Write(csv, new RapidTestFileOptions { Rows = rows, DistrictCode = Contenders.District });
            WideWorkbook.Write(csv, file);
            var expected = Cells(file);
            List<double> ours = [], theirs = [];
            for (var round = 1; round <= rounds; round++)
            {
                var data = Path.Combine(folder, $"data{round}");
                MeasuredProcess.Run("dotnet", [lims, "markets", "--data", data, "--json"]);
                var import = MeasuredProcess.Run("dotnet", [lims, "import", file, "--kind", "rapid-tests", "--org", $"{Contenders.District}-REG", "--data", data, "--json"]);
                using var receipt = JsonDocument.Parse(import.Output);
                if (receipt.RootElement.GetProperty("rows").GetProperty("stored").GetInt32() != rows)
                    throw new InvalidOperationException($"lims did not store all rows: {import.Output}");
                var read = MeasuredProcess.Run("dotnet", [typeof(XlsxCommand).Assembly.Location, "xlsx-read", file]);
                if (read.Output.Trim() != expected.ToString(CultureInfo.InvariantCulture))
                    throw new InvalidOperationException($"ExcelDataReader read {read.Output.Trim()} cells, lims {expected}: no comparison");
                ours.Add(import.Seconds);
                theirs.Add(read.Seconds);
                Console.WriteLine(FormattableString.Invariant(
                    $"round {round}: lims import {import.Seconds:0.00} s, peak {import.PeakMegabytes:0} MB; ExcelDataReader only reading {read.Seconds:0.00} s, peak {read.PeakMegabytes:0} MB"));
            }
            var (median, medianRead) = (ours.Order().ElementAt(rounds / 2), theirs.Order().ElementAt(rounds / 2));
            Console.WriteLine(FormattableString.Invariant($"{rows:N0} × {WideWorkbook.Columns}, {expected:N0} cells, {new FileInfo(file).Length >> 20} MB: {median:0.00} s / {medianRead:0.00} s = {median / medianRead:0.00}"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

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
