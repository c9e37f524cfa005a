using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary><c>lims sample NUMBER</c>: one sample with its way; with <c>--act</c>, one move of it.</summary>
public static class SampleCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "抽样单编号, our own number (CY-…) or the blind code (MY-…)." };
        var act = new Option<string?>("--act") { Description = $"What to do: {string.Join(" | ", SampleLifecycle.Actions.Select(action => action.Code))}.", HelpName = "ACTION" };
        var set = new Option<string[]>("--set") { Description = "A field of the action and its value.", HelpName = "FIELD=VALUE" };
        var version = new Option<int?>("--version") { Description = "The version looked at; refused when it is another now.", HelpName = "N" };
        var by = new Option<string?>("--by") { Description = "Who does it: the green channel is approved by another than who registered.", HelpName = "NAME" };
        return new Command("sample", "Shows one sample, or makes one move of its lifecycle.") { number, act, set, version, by }.Runs(async (run, cancel) =>
        {
            var given = new Dictionary<string, string>();
            foreach (var field in run.Value(set) ?? [])
            {
                var at = field.IndexOf('=');
                if (at <= 0)
                    return run.Refuse(new Refusal("wrong-usage", $"“{field}”应写成 项目=值。", RefusalKind.Invalid));
                given[field[..at]] = field[(at + 1)..];
            }
            var action = run.Value(act);
            if (action is null && (given.Count > 0 || run.Value(version) is not null || run.Value(by) is not null))
                return run.Refuse(new Refusal("wrong-usage", "--set、--version 和 --by 只与 --act 同用。", RefusalKind.Invalid));

            var opened = action is null ? run.OpenDatabase() : run.OpenDatabaseToWrite();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);
            if (action is not null)
                return run.Answer(
                    await new ActOnSample(run.Value(number)!, action, given, run.Value(version)).Handle(
                        opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write);
            await using var db = opened.Value.CreateContext();
            return run.Answer(await new ShowSample(run.Value(number)!, run.AsOf).Handle(db, Caller.CommandLine, run.Settings.TimeZone, cancel), Write);
        });
    }

    private static void Write(TextWriter output, SampleView view)
    {
        output.WriteLine($"{view.Number}　抽样单 {view.SampleNo}　盲样编号 {view.BlindCode ?? "–"}　{view.StageName}　第 {view.Version} 版{(view.GreenChannel ? "　绿色通道" : "")}");
        output.WriteLine($"{view.Food}（{view.FoodCategory}）　{view.SampledOn:yyyy-MM-dd} 抽自 {view.SampledParty}　抽样单位 {view.SamplingOrganisation}　检验机构 {view.Laboratory}");
        if (view.Flags.Count > 0)
            output.WriteLine("注意：抽样单位与检验机构为同一机构。");
        foreach (var deadline in view.Deadlines)
            output.WriteLine($"时限：{deadline.Title}　{deadline.DueOn:yyyy-MM-dd}　{(deadline.IsLate ? "已超期" : deadline.DoneOn is null ? "进行中" : "已按期")}（{deadline.Source}，{Laboratory.Doors.ContractWords.Certainty(deadline.Certainty)}）");
        foreach (var move in view.Moves)
            output.WriteLine($"可办：{move.Action}（{move.Name}）{(move.Needs.Count == 0 ? "" : "　须填 ")}{string.Join("、", move.Needs.Select(field => $"{field.Code}（{field.Name}）"))}");
        foreach (var happened in view.Events)
            output.WriteLine($"{happened.At:yyyy-MM-dd HH:mm:ss} {happened.By} {happened.Name}　{string.Join("　", happened.Given.Select(field => $"{field.Key}={field.Value}"))}".TrimEnd('　'));
    }
}
