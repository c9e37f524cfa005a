using System.CommandLine;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary><c>lims backups --district CODE</c>: backup samples, until when they are kept, which are due, how many were re-used.</summary>
public static class BackupsCommand
{
    public static Command Create()
    {
        var district = new Option<string>("--district") { Description = "Whose.", HelpName = "CODE", Required = true };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var limit = new Option<int>("--limit") { Description = "Most on a page.", DefaultValueFactory = _ => 100, HelpName = "N" };
        return new Command("backups", "Lists backup samples: until when they are kept, which are due, how many were re-used.") { district, cursor, limit }.Runs((run, cancel) =>
            run.WithDatabase(async db => run.Answer(
                await new ListBackups(run.Value(district)!, run.Value(cursor), run.Value(limit)).Handle(db, Caller.CommandLine, run.AsOf, run.Settings.TimeZone, cancel), Write)));
    }

    private static void Write(TextWriter output, BackupList list)
    {
        foreach (var item in list.Items)
            output.WriteLine(string.Join('\t', item.Number, item.Food, item.Verdict == "compliant" ? "合格" : "不合格", $"保存至 {item.KeptUntil:yyyy-MM-dd}", item.State switch
            {
                "released" => $"已{BackupUse.NameOf(item.Use!)}：{item.Recipient}",
                _ when item.HandedTo is not null => $"已移交复检：{item.HandedTo}",
                "due" => item.Reusable ? "到期，可再利用" : "到期，待销毁",
                _ => item.Reusable ? "可提前再利用" : "保存中",
            }));
        if (list.Next is not null)
            output.WriteLine($"下一页：--cursor {list.Next}");
        output.WriteLine($"保存中 {list.Kept} 份，到期未处置 {list.Due} 份，已再利用 {list.Reused} 份，已销毁 {list.Destroyed} 份；"
            + (list.UtilisationRate is { } rate ? $"再利用率 {list.Reused}/{list.Releasable} = {rate:P1}" : "没有可再利用的备份样品"));
    }
}
