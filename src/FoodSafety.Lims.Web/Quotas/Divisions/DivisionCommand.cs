using System.CommandLine;
using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary><c>lims division</c>: how a target's goal is divided, and dividing it.</summary>
public static class DivisionCommand
{
    public static Command Create()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var target = new Option<string>("--target") { Description = "Code of the target, as lims quotas shows it.", HelpName = "CODE", Required = true };
        var year = new Option<int?>("--year") { Description = "The plan's year (default: that of --as-of).", HelpName = "Y" };
        var version = new Option<int?>("--edition") { Description = "An earlier version, to see what was promised.", HelpName = "N" };
        var file = new Option<FileInfo?>("--file") { Description = "Divides the goal as this JSON file says, beside the earlier versions.", HelpName = "FILE" };
        var equal = new Option<string?>("--equal") { Description = $"Proposes equal parts and prints them as such a file: {string.Join(" | ", DivideEqually.Ways.Keys)}.", HelpName = "BY" };
        var keep = new Option<bool>("--keep") { Description = "Keeps what --equal proposes." };
        var from = new Option<string?>("--from") { Description = "First day the kept division is in force.", HelpName = "D" };
        var source = new Option<string?>("--source") { Description = "The paper that set it." };
        var by = new Option<string?>("--by") { Description = "Who divides.", HelpName = "NAME" };
        return new Command("division", "How a target's goal is divided by place and period, and how far each share is.") { district, target, year, version, file, equal, keep, from, source, by }
            .Runs(async (run, cancel) =>
            {
                DateOnly day = default;
                if (run.Value(from) is { } given && !LocalClock.TryReadDay(given, out day))
                    return run.Refuse(LocalClock.NotADay("--from", given));
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } refusal)
                    return run.Refuse(refusal);
                var (database, caller, of) = (opened.Value, Caller.AtCommandLine(run.Value(by)), run.Value(target)!);
                var asked = run.Value(year) ?? run.AsOf.LocalDay(database.Settings.TimeZone).Year;
                byte[]? document = null;
                if (run.Value(file) is { } sent)
                {
                    if (!sent.Exists)
                        return run.Refuse(new Refusal("no-file", $"没有文件 {sent.FullName}。", RefusalKind.Invalid));
                    document = await File.ReadAllBytesAsync(sent.FullName, cancel);
                }
                if (run.Value(equal) is { } way)
                {
                    var proposed = await new DivideEqually(run.Value(district)!, of, asked, way).Handle(database, caller, run.AsOf, cancel);
                    if (proposed.Refusal is not null || !run.Value(keep))
                        return run.Answer(proposed, (output, proposal) => output.WriteLine(proposal.ToJson()));
                    document = Encoding.UTF8.GetBytes(proposed.Value.ToJson());
                }
                if (document is not null)
                {
                    var kept = await new KeepDivision(run.Value(district)!, of, asked, document, run.Value(from) is null ? null : day, null, run.Value(source))
                        .Handle(database, caller, DateTimeOffset.UtcNow, cancel);
                    if (kept.Refusal is { } no)
                        return run.Refuse(no);
                    run.Say(string.Create(CultureInfo.InvariantCulture, $"指标 {of} 的分解已保存为第 {kept.Value.Version} 版，自 {kept.Value.EffectiveFrom:yyyy-MM-dd} 起。"));
                }
                return run.Answer(await new AskDivision(run.Value(district)!, of, asked, run.AsOf, run.Value(version)).Handle(database, caller, cancel), Write);
            });
    }

    private static void Write(TextWriter output, TargetDivision division)
    {
        output.WriteLine(FormattableString.Invariant($"{division.Title}（{division.Target}）{division.Year} 年  数据截至 {division.AsOf:yyyy-MM-dd HH:mm:ss}"));
        if (division is not { Version: { } version, Progress: { } progress })
        {
            output.WriteLine(division.NotDivisible ?? (division.Versions.Count == 0 ? "还没有分解。" : "这一天还没有生效的分解。"));
            return;
        }
        output.WriteLine(FormattableString.Invariant($"第 {version.Version} 版，自 {version.From:yyyy-MM-dd} 起：{progress.Done:#,0} / {version.Whole:#,0}"));
        if (division.Note is not null)
            output.WriteLine(division.Note);
        Write(output, progress.Places, "  ");
        foreach (var period in progress.Periods)
            Write(output, period, "  ");
        Write(output, progress.Floors, "  ");
    }

    private static void Write(TextWriter output, TargetDivision.Group? group, string indent)
    {
        if (group is null)
            return;
        foreach (var share in group.Shares)
        {
            output.WriteLine(FormattableString.Invariant($"{indent}{share.Name}：{share.Done:#,0} / {share.Goal:#,0}{DivisionText.Pace(share)}"));
            Write(output, share.Parts, indent + "    ");
        }
        if (group.Other != 0)
            output.WriteLine(FormattableString.Invariant($"{indent}其他：{group.Other:#,0}"));
    }

    private static void Write(TextWriter output, TargetDivision.Period period, string indent)
    {
        output.WriteLine(FormattableString.Invariant($"{indent}{period.Code}：{period.Done:#,0} / {period.Goal:#,0}，累计 {period.DoneByEnd:#,0} / {period.DueByEnd:#,0}  {DivisionText.State(period.State)}"));
        foreach (var part in period.Parts)
            Write(output, part, indent + "    ");
    }
}
