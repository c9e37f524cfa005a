using System.CommandLine;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.People;

/// <summary><c>lims token add</c>: a program's key to the API.</summary>
public static class TokenCommand
{
    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "What the token is for.", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(" | ", Roles.All), Required = true };
        var organisation = new Option<string?>("--org") { Description = "Limit the token to this organisation's records.", HelpName = "CODE" };
        var add = new Command("add", "Makes a token and prints it once.") { name, role, organisation };
        add.Runs((run, cancel) => run.WithDatabase(async db =>
        {
            var added = await new AddToken(run.Value(name)!, run.Value(role)!, run.Value(organisation)).Handle(db, Caller.CommandLine, DateTimeOffset.UtcNow, cancel);
            if (added.Refusal is { } refusal)
                return run.Refuse(refusal);

            // The contract prints {"token":"…"} with and without --json: programs take it from here.
            run.Output.WriteLine($$"""{"token":"{{added.Value}}"}""");
            run.Say("令牌只显示这一次，请妥善保存。(The token is shown this once.)");
            return ExitCode.Done;
        }));
        return new Command("token", "Keys of programs to the API.") { add };
    }
}
