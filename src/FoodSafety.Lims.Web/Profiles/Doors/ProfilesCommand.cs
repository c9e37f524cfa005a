using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Profiles.Doors;

/// <summary><c>lims profiles</c>, <c>lims profiles assign</c>, <c>lims profiles clear</c>: which platform an organisation's logs come from.</summary>
public static class ProfilesCommand
{
    public static Command Create()
    {
        var command = new Command("profiles", "Lists the platforms known and who is registered for them; a bare code is read by its sender's platform alone.")
        {
            Assign(), Clear(),
        };
        return command.Runs(run =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } unusable
                ? run.Refuse(unusable)
                : run.Answer(new ListProfiles().Handle(opened.Value, Caller.CommandLine), Write);
        });
    }

    private static Command Assign()
    {
        var (organisation, from) = (Organisation(), From("First day, e.g. 2023-07-01 (default: always)."));
        var profile = new Option<string>("--profile") { Description = "Code of the platform's profile, e.g. guangdong.", Required = true, HelpName = "CODE" };
        return new Command("assign", "Registers the platform of an organisation's logs, always or from a day on.") { organisation, profile, from }
            .Runs(run => Register(run, run.Value(organisation)!, run.Value(profile), run.Value(from)));
    }

    private static Command Clear()
    {
        var (organisation, from) = (Organisation(), From("First day without a known platform (default: all registrations are taken away)."));
        return new Command("clear", "Takes the registration away: bare codes are refused again.") { organisation, from }
            .Runs(run => Register(run, run.Value(organisation)!, null, run.Value(from)));
    }

    private static int Register(CommandRun run, string organisation, string? profile, string? from)
    {
        var day = default(DateOnly);
        if (from is not null && !LocalClock.TryReadDay(from, out day))
            return run.Refuse(LocalClock.NotADay("--from", from));
        var opened = run.OpenDatabase();
        return opened.Refusal is { } unusable
            ? run.Refuse(unusable)
            : run.Answer(new AssignProfile(organisation, profile, from is null ? null : day).Handle(opened.Value, Caller.CommandLine, DateTimeOffset.UtcNow),
                (output, now) => output.WriteLine($"{now.Organisation} {now.Name}：{now.Text()}"));
    }

    private static void Write(TextWriter output, ProfileList list)
    {
        foreach (var row in list.Items)
        {
            var codes = row.OutcomeCodes.Count == 0 ? "结果代码尚不清楚，一律拒收" : Listed(row.OutcomeCodes);
            output.WriteLine($"{row.Code,-18} {row.Name}：{codes}{(row.MethodCodes.Count == 0 ? "" : $"；方法 {Listed(row.MethodCodes)}")}");
        }
        foreach (var one in list.Organisations)
            output.WriteLine($"{one.Organisation,-14} {one.Name}：{one.Text()}");
    }

    private static string Listed(IReadOnlyList<SourceProfileRow.CodeRow> codes) => string.Join("、", codes.Select(code => code.Code == code.Label ? code.Code : $"{code.Code}={code.Label}"));

    private static Option<string> Organisation() => new("--org") { Description = "Code of the sender, e.g. 440304-M01.", Required = true, HelpName = "CODE" };

    private static Option<string?> From(string description) => new("--from") { Description = description, HelpName = "DATE" };
}
