using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Workbooks.Doors;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary><c>lims label NUMBER --out FILE.pdf</c>: labels for the two parts of a sample.</summary>
public static class LabelCommand
{
    /// <param name="Pages">One for each part.</param>
    public sealed record Printed(string Path, int Pages);

    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "抽样单编号, our own number (CY-…) or the blind code (MY-…)." };
        var file = new Option<string>("--out") { Description = "The PDF to write.", HelpName = "FILE.pdf", Required = true };
        return new Command("label", "Writes the labels of a sample's test part and backup part, with Code 128 and QR.") { number, file }.Runs((run, cancel) =>
        {
            var path = run.Value(file)!;
            if (OutputFile.CannotBe(path, ".pdf") is { } cannot)
                return Task.FromResult(run.Refuse(cannot));
            return run.WithDatabase(async db =>
            {
                var labels = await new PrintLabels(run.Value(number)!).Handle(db, Caller.CommandLine, run.AsOf, cancel);
                return run.Answer(
                    labels.Refusal is { } refusal ? refusal : OutputFile.Write<Printed>(path, output => new Printed(Path.GetFullPath(path), labels.Value.Write(output).PageCount)),
                    (output, printed) => output.WriteLine($"{printed.Path}：{printed.Pages} 张标签"));
            });
        });
    }
}
