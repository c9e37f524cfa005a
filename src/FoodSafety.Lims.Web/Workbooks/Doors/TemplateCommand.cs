using System.CommandLine;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Templates;

namespace FoodSafety.Lims.Web.Workbooks.Doors;

/// <summary><c>lims template KIND --out FILE.xlsx|.csv</c>: an empty file to fill in.</summary>
public static class TemplateCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(" | ", ReceiveUpload.Kinds) };
        var target = new Option<string>("--out") { Description = "Where to: a workbook with drop-downs (.xlsx), or its twin in UTF-8 with byte order mark (.csv).", Required = true, HelpName = "FILE" };
        var district = new Option<string?>("--district") { Description = "Offers this district's markets and laboratories by name.", HelpName = "CODE" };
        return new Command("template", "Writes an empty file to fill in, with an example and the words to choose from.") { kind, target, district }.Runs(run =>
        {
            var path = run.Value(target)!;
            if (OutputFile.CannotBe(path, ".xlsx", ".csv") is { } nowhere)
                return run.Refuse(nowhere);
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var format = Path.GetExtension(path).ToLowerInvariant()[1..];
            var written = OutputFile.Write(path, stream => new WriteTemplate(run.Value(kind)!, format, run.Value(district)).Handle(opened.Value, stream));
            return written.Refusal is { } refusal
                ? run.Refuse(refusal with { Kind = Domain.RefusalKind.Invalid })
                : run.Answer(new { Kind = run.Value(kind), Template = Path.GetFullPath(path) }, (output, answer) => output.WriteLine(answer.Template));
        });
    }
}
