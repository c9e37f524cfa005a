using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Validity.Doors;

/// <summary><c>lims validity</c> and its subcommands.</summary>
public static class ValidityCommand
{
    public static Command Create()
    {
        var (district, period) = (District(), Period());
        return new Command("validity", "Rapid tests received, valid, pending and invalid, by market and reason; off unless a district chose a rule set.")
        {
            district, period, Tests(), Rules(), Preview(), Choose("adopt"), Choose("off"), Score(),
        }.Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
            await new AskValidity(run.Value(district), run.Value(period), run.AsOf)
                .Handle(db, Caller.CommandLine, run.Settings.TimeZone, cancel), ValidityText.Write)));
    }

    private static Command Tests()
    {
        var (district, period) = (District(), Period());
        var market = new Option<string?>("--market") { Description = "Only this market's.", HelpName = "CODE" };
        var reason = new Option<string?>("--reason") { Description = "Only tests with this reason, e.g. photos-missing.", HelpName = "CODE" };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before.", HelpName = "N" };
        return new Command("tests", "The tests that are not valid, with what is wrong and what to do.") { district, period, market, reason, cursor }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new ListNotValid(run.Value(district), run.Value(market), run.Value(period),
                    run.Value(reason), run.Value(cursor), run.AsOf, 1000).Handle(db, Caller.CommandLine, run.Settings.TimeZone, cancel), ValidityText.Write)));
    }

    private static Command Rules() => new Command("rules", "The rule sets there are, each version (reference set validity-rules).").Runs(run =>
    {
        var opened = run.OpenDatabase();
        return opened.Refusal is { } unusable ? run.Refuse(unusable) : run.Answer(new ListRuleSets().Handle(opened.Value), ValidityText.Write);
    });

    private static Command Preview()
    {
        var (district, from) = (District(), From());
        var rules = new Option<string?>("--rules") { Description = "Code of the rule set (default: off).", HelpName = "CODE" };
        return new Command("preview", "What a choice would do to the stored tests and the targets; changes nothing.") { district, rules, from }
            .Runs(run => WithDay(run, run.Value(from)!, (database, day) => run.Answer(
                new PreviewRuleSet(run.Value(district)!, run.Value(rules), day).Handle(database, Caller.CommandLine, DateTimeOffset.UtcNow), ValidityText.Write)));
    }

    private static Command Choose(string name)
    {
        var (district, from, by) = (District(), From(), new Option<string?>("--by") { Description = "Who chooses.", HelpName = "NAME" });
        var reason = new Option<string?>("--reason") { Description = "Why, for the audit.", HelpName = "TEXT" };
        var rules = new Option<string?>("--rules") { Description = "Code of the rule set.", HelpName = "CODE", Required = true };
        var command = new Command(name, name == "off" ? "Scores no tests from a day on: all are valid." : "Chooses a rule set for tests from a day on; earlier ones are exempt.") { district, from, by, reason };
        if (name == "adopt")
            command.Add(rules);
        return command.Runs(run => WithDay(run, run.Value(from)!, (database, day) =>
        {
            var chosen = new ChooseRuleSet(run.Value(district)!, name == "off" ? null : run.Value(rules), day, run.Value(reason))
                .Handle(database, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow);
            return chosen.Refusal is { } refusal ? run.Refuse(refusal) : Finish(run, database);
        }));
    }

    private static Command Score() => new Command("score", "Goes on with scoring stored tests anew where it was cut off.").Runs(run =>
    {
        var opened = run.OpenDatabase();
        return opened.Refusal is { } unusable ? run.Refuse(unusable) : Finish(run, opened.Value);
    });

    /// <summary>Scores anew in this process all that is waiting.</summary>
    private static int Finish(CommandRun run, LimsDatabase database)
    {
        var days = ScoreDays.Waiting(database).Sum(district => new ScoreDays(district).Handle(database, day => run.Say(FormattableString.Invariant($"{district} {day:yyyy-MM-dd} 已重新判定"))));
        return run.Answer(new { days }, (output, _) => output.WriteLine(FormattableString.Invariant($"已重新判定 {days} 天的快检记录。")));
    }

    private static int WithDay(CommandRun run, string from, Func<LimsDatabase, DateOnly, int> work)
    {
        if (!LocalClock.TryReadDay(from, out var day))
            return run.Refuse(LocalClock.NotADay("--from", from));
        var opened = run.OpenDatabaseToWrite();
        return opened.Refusal is { } unusable ? run.Refuse(unusable) : work(opened.Value, day);
    }

    private static Option<string> District() => new("--district") { Description = "The district.", HelpName = "CODE", Required = true };

    private static Option<string?> Period() => new("--period") { Description = "By the day of the test: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18 (default: the year of --as-of).", HelpName = "P" };

    private static Option<string> From() => new("--from") { Description = "First local day of the tests it is for, e.g. 2023-07-01.", HelpName = "DATE", Required = true };
}
