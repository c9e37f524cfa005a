using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary><c>lims act NUMBER ACTION</c>: one move of a case's lifecycle, or an act on one of its time limits or parties.</summary>
public static class ActCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "E.g. HC-440304-2023-00001." };
        var action = new Argument<string>("ACTION") { Description = "E.g. start; lims case NUMBER tells what may be done." };
        var evidence = new Option<string[]>("--evidence") { Description = "A statement.", HelpName = "CODE=VALUE" };
        var waive = new Option<string[]>("--waive") { Description = "Why evidence cannot be given, where it may be waived.", HelpName = "CODE=REASON" };
        var file = new Option<string[]>("--file") { Description = "Evidence that is a file.", HelpName = "CODE=PATH" };
        var clock = new Option<string?>("--clock") { Description = "Of an act on a time limit: which, e.g. disposal-finish.", HelpName = "CODE" };
        var reason = new Option<string?>("--reason") { Description = "Why: of an act on a time limit, of merge, of conclude-overturned.", HelpName = "TEXT" };
        var party = new Option<int?>("--party") { Description = "Of an act on a party or on a time limit of one: the party's number.", HelpName = "N" };
        var role = new Option<PartyRole?>("--role") { Description = "Of add-party: seller | producer | importer | platform." };
        var name = new Option<string?>("--name") { Description = "Of add-party: its name.", HelpName = "TEXT" };
        var district = new Option<string?>("--district") { Description = "Of transfer: the district in this system it goes to.", HelpName = "CODE" };
        var into = new Option<string?>("--into") { Description = "Of merge: the case it goes on in.", HelpName = "NUMBER" };
        var unweighed = new Option<string?>("--unweighed") { Description = "Why every weight the case lacks and that is not given was not taken.", HelpName = "REASON" };
        var by = new Option<string?>("--by") { Description = "Who does it; a second person's approval is asked for by name.", HelpName = "PERSON" };
        var seen = new Option<int?>("--version-seen") { Description = "The version you looked at; refused when the case changed since.", HelpName = "N" };
        return new Command("act", "Does one action on a case.") { number, action, evidence, waive, file, clock, reason, party, role, name, district, into, unweighed, by, seen }.Runs(async (run, cancel) =>
        {
            var (stated, waived, files) = (Pairs(run.Value(evidence)), Pairs(run.Value(waive)), Pairs(run.Value(file)));
            foreach (var pair in stated.Concat(waived).Concat(files).Where(pair => pair.Code.Length == 0))
                return run.Refuse(new Refusal("wrong-usage", $"“{pair.Text}”应写成 代码=内容。", RefusalKind.Invalid));
            foreach (var missing in files.Where(pair => !File.Exists(pair.Text)))
                return run.Refuse(new Refusal("not-found", $"证据文件“{missing.Text}”不存在。", RefusalKind.Invalid));
            var opened = run.OpenDatabaseToWrite();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);

            await using var db = opened.Value.CreateContext();
            var reading = await CaseReading.Load(db, DateTimeOffset.UtcNow, run.Settings.TimeZone, cancel);
            var contents = files.Select(pair => new GivenFile(pair.Code, Path.GetFileName(pair.Text), File.OpenRead(pair.Text))).ToList();
            try
            {
                var asked = new CaseRequest(run.Value(number)!, run.Value(action)!, run.Value(seen))
                {
                    Evidence = [.. stated.Select(pair => new GivenEvidence(pair.Code, pair.Text)), .. waived.Select(pair => new GivenEvidence(pair.Code, Waiver: pair.Text))],
                    Files = contents,
                    Clock = run.Value(clock),
                    Reason = run.Value(reason),
                    Party = run.Value(party),
                    Role = run.Value(role),
                    Name = run.Value(name),
                    District = run.Value(district),
                    Into = run.Value(into),
                    Unweighed = run.Value(unweighed),
                };
                var done = await asked.Handle(db, run.Settings, reading, Caller.AtCommandLine(run.Value(by)), cancel);
                return done.Refusal is { } refused ? run.Refuse(refused) : run.Answer(reading.View(done.Value), CaseCommand.Write);
            }
            finally
            {
                foreach (var content in contents)
                    await content.Content.DisposeAsync();
            }
        });
    }

    private static List<(string Code, string Text)> Pairs(string[]? given) =>
        [.. (given ?? []).Select(pair => pair.Split('=', 2) is [var code, var text] ? (code, text) : ("", pair))];
}
