using System.CommandLine;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Reference.Doors;

/// <summary><c>lims reference list | export NAME FILE | import NAME FILE</c>: the dated data that everything is judged and counted by.</summary>
public static class ReferenceCommand
{
    public static Command Create() => new("reference", "Lists, writes out or replaces reference data: limits, calendar, populations, rule sets, organisations, plans.")
    {
        List(), Export(), Import(),
    };

    private static Command List() => new Command("list", "Every set and when it came in.").Runs((run, cancel) => run.WithDatabase(async db =>
        run.Answer(await new ListReferenceSets().Handle(db, run.Settings.TimeZone, cancel), ReferenceText.Write)));

    private static Command Export()
    {
        var (name, file) = (Name(), File("Where to; a file that is there is replaced."));
        return new Command("export", "Writes a set as it was imported.") { name, file }.Runs(run =>
        {
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var content = new ExportReferenceSet(run.Value(name)!).Handle(opened.Value);
            if (content.Refusal is { } refusal)
                return run.Refuse(refusal);
            var path = Path.GetFullPath(run.Value(file)!);
            try
            {
                System.IO.File.WriteAllText(path, content.Value);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return run.Refuse(new Refusal("file-unusable", $"不能写入 {path}：{error.Message}"));
            }
            return run.Answer(new Exported(run.Value(name)!, path), (output, answer) => output.WriteLine($"已将 {answer.Set} 写入 {answer.File}。"));
        });
    }

    private static Command Import()
    {
        var (name, file) = (Name(), File("The document, JSON in UTF-8."));
        return new Command("import", "Replaces a set, whole or not at all.") { name, file }.Runs(run =>
        {
            var path = Path.GetFullPath(run.Value(file)!);
            if (!System.IO.File.Exists(path))
                return run.Refuse(new Refusal("no-file", $"找不到文件 {path}，请核对路径。", RefusalKind.Invalid));
            var opened = run.OpenDatabaseToWrite();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var imported = new ImportReferenceSet(run.Value(name)!, System.IO.File.ReadAllBytes(path)).Handle(opened.Value, Caller.CommandLine, DateTimeOffset.UtcNow);
            return imported is { Succeeded: true, Value.Faults.Count: > 0 } ? Malformed(run, imported.Value) : run.Answer(imported, ReferenceText.Write);
        });
    }

    /// <summary>As any refusal, with every fault.</summary>
    private static int Malformed(CommandRun run, ReferenceImport import)
    {
        var refusal = new Refusal("reference-malformed", $"文件不能导入为“{import.Set}”，共 {import.Faults.Count} 处错误，未作任何更改。", RefusalKind.Unprocessable);
        if (run.Json)
            run.Output.WriteLine(JsonSerializer.Serialize(new { refusal.Code, refusal.Message, import.Faults }, LimsJson.Options));
        run.Say($"{refusal.Code}: {refusal.Message}");
        foreach (var fault in import.Faults)
            run.Say($"  {fault}");
        return ExitCode.Of(refusal);
    }

    private static Argument<string> Name() => new("NAME") { Description = "A set as `lims reference list` names it, e.g. limits or plans/440304-futian-2023." };

    private static Argument<string> File(string description) => new("FILE") { Description = description };

    private sealed record Exported(string Set, string File);
}
