using System.CommandLine;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Years;

/// <summary><c>years</c>: 86,400 rows of a new year into a database that holds many years, against the same into an empty one; whole processes.</summary>
public static class YearsCommand
{
    private const int RowsOfYear = 86_400;
    private const int UsuallyHeld = 20_000_000;

    public static Command Create()
    {
        var held = new Option<int>("--held") { Description = "Rows the full database holds", DefaultValueFactory = _ => UsuallyHeld };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each; the medians count", DefaultValueFactory = _ => 5 };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var command = new Command("years", "a new year into a full database against an empty one") { held, rounds, lims };
        command.SetAction(result => Run(result.GetValue(held), result.GetValue(rounds), result.GetValue(lims)));
        return command;
    }

    private static int Run(int held, int rounds, string? lims)
    {
        var work = Directory.CreateTempSubdirectory("lims-years-").FullName;
        try
        {
            var program = lims is null ? LimsProgram.Publish(work) : new LimsProgram(lims);
            var full = Fill(work, program, held);
            List<MeasuredProcess> intoFull = [], intoEmpty = [];
            for (var round = 1; round <= rounds; round++)
            {
                // Another year each time: the full database is not copied, it only grows.
                var file = Path.Combine(work, "year.csv");
                RapidTestFile.Write(file, new RapidTestFileOptions { Rows = RowsOfYear, DistrictCode = LimsProgram.District, Year = 2018 + round });
                var empty = Path.Combine(work, "empty");
                program.Initialise(empty);
                intoEmpty.Add(program.Import(empty, file, RowsOfYear));
                intoFull.Add(program.Import(full, file, RowsOfYear));
                Directory.Delete(empty, recursive: true);
                Console.WriteLine(FormattableString.Invariant($"round {round}: into empty {intoEmpty[^1].Seconds:0.00} s, into full {intoFull[^1].Seconds:0.00} s"));
            }
            Console.WriteLine(Report(held, intoEmpty, intoFull));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Years of 1,000,000 rows each, the earliest first.</summary>
    private static string Fill(string work, LimsProgram program, int held)
    {
        var full = Path.Combine(work, "full");
        for (var (done, year) = (0, 2018); done < held; year--)
        {
            var rowsOfFile = Math.Min(1_000_000, held - done);
            var file = Path.Combine(work, "held.csv");
            RapidTestFile.Write(file, new RapidTestFileOptions { Rows = rowsOfFile, DistrictCode = LimsProgram.District, Year = year });
            program.Import(full, file, rowsOfFile);
            done += rowsOfFile;
            File.Delete(file);
            foreach (var kept in Directory.EnumerateFiles(Path.Combine(full, "uploads"), "*", SearchOption.AllDirectories))
                File.Delete(kept);
        }
        return full;
    }

    private static string Report(int held, List<MeasuredProcess> intoEmpty, List<MeasuredProcess> intoFull)
    {
        var (empty, full) = (Results.Median(intoEmpty.Select(run => run.Seconds)), Results.Median(intoFull.Select(run => run.Seconds)));
        return Results.Write(new Result
        {
            Name = "years",
            Size = held,
            MeasuredSize = UsuallyHeld,
            Title = FormattableString.Invariant($"{RowsOfYear:N0} rapid-test rows of a new year, whole `lims import` processes, SQLite"),
            Header = ["into a database that holds", "seconds (median)", "runs", "peak MB"],
            Rows =
            [
                ["nothing", Results.Format(empty, "0.00"), Results.Format(intoEmpty.Count, "0"), Results.Format(Results.Median(intoEmpty.Select(run => run.PeakMegabytes)), "0")],
                [FormattableString.Invariant($"{held:N0} rows"), Results.Format(full, "0.00"), Results.Format(intoFull.Count, "0"), Results.Format(Results.Median(intoFull.Select(run => run.PeakMegabytes)), "0")],
            ],
            Verdict = $"Full against empty: {Results.Format(full / empty, "0.00")}.",
            Measured = new Dictionary<string, double> { ["years"] = full / empty },
            Figures = new { held, rows = RowsOfYear, emptySeconds = intoEmpty.Select(run => run.Seconds), fullSeconds = intoFull.Select(run => run.Seconds), ratio = full / empty },
        });
    }
}
