using System.CommandLine;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks;

/// <summary><c>generate</c>: the file that the benchmarks import, to be imported by hand under a profiler.</summary>
public static class GenerateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file");
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 1_000_000 };
        var shuffled = new Option<bool>("--shuffled") { Description = "Rows in disorder instead of by time" };
        var command = new Command("generate", "Writes the rapid-test log of a benchmark") { file, rows, shuffled };
        command.SetAction(result =>
        {
            RapidTestFile.Write(result.GetRequiredValue(file), new RapidTestFileOptions
            {
                Rows = result.GetValue(rows),
                IsShuffled = result.GetValue(shuffled),
                DistrictCode = LimsProgram.District,
            });
            return 0;
        });
        return command;
    }
}
