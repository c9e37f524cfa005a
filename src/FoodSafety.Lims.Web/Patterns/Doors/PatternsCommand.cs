using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Patterns.Doors;

/// <summary><c>lims patterns producers | follow-ups | trace</c>.</summary>
public static class PatternsCommand
{
    public static Command Create() => new("patterns", "What repeats itself: producers, poor histories, other tests of one lot.") { Producers(), FollowUps(), Trace() };

    private static Command Producers()
    {
        var district = District();
        var many = new Option<int?>("--many") { Description = "Batches in one year that are many (default 2)." };
        return new Command("producers", "Producers whose batches failed in two consecutive years, or many times in one.") { district, many }
            .Runs((run, cancel) => Answer(run, db => new ListRepeatedProducers(run.Value(district)!, run.Value(many), run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel), (output, list) =>
            {
                foreach (var item in list.Items)
                    output.WriteLine($"{item.Producer}  {item.Batches.Count} 批次  {string.Concat(item.Reasons.Select(reason => reason.Message))}");
                output.WriteLine($"共 {list.Items.Count} 家");
            }));
    }

    private static Command FollowUps()
    {
        var district = District();
        return new Command("follow-ups", "Where follow-up sampling is due.") { district }
            .Runs((run, cancel) => Answer(run, db => new ListFollowUps(run.Value(district)!, run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel), (output, list) =>
            {
                foreach (var item in list.Cases)
                    output.WriteLine($"案件 {item.Case}  {item.Food}  {item.Party}：尚无跟踪抽检抽样单");
                foreach (var item in list.Histories)
                    output.WriteLine(FormattableString.Invariant($"{item.Subject}：{item.Inspected} 批次中 {item.NonCompliant} 批次不合格（{item.Rate:P1}），明显高于总体，宜加强抽检"));
                output.WriteLine($"未安排跟踪抽检的案件 {list.Cases.Count} 件，宜加强抽检的对象 {list.Histories.Count} 个");
            }));
    }

    private static Command Trace()
    {
        var number = new Argument<string>("CASE") { Description = "The case, e.g. HC-440304-2023-00001." };
        return new Command("trace", "Every test of the same supplier and lot in the 30 days before and after a finding.") { number }
            .Runs((run, cancel) => Answer(run, db => new TraceLot(run.Value(number)!).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel), (output, traced) =>
            {
                foreach (var origin in traced.Origins)
                    output.WriteLine($"{origin.Supplier}  批号 {origin.Lot}");
                foreach (var test in traced.Tests)
                    output.WriteLine(FormattableString.Invariant($"  {test.On:yyyy-MM-dd}  {(test.Kind == "rapid-test" ? "快检" : "抽检")}  {test.SampleNo}  {test.Where}  {test.Food}  {test.TestItem}  {Word(test.Outcome)}"));
                output.WriteLine($"共 {traced.Tests.Count} 条");
            }));
    }

    private static Option<string> District() => new("--district") { Description = "The district.", HelpName = "CODE", Required = true };

    private static string Word(string outcome) => outcome switch
    {
        "negative" => "阴性",
        "positive" => "阳性",
        "suspect" => "可疑",
        "invalid" => "无效",
        "compliant" => "合格",
        "non-compliant" => "不合格",
        _ => "问题",
    };

    private static Task<int> Answer<T>(CommandRun run, Func<LimsDb, Task<Outcome<T>>> ask, Action<TextWriter, T> write) => run.WithDatabase(async db => run.Answer(await ask(db), write));
}
