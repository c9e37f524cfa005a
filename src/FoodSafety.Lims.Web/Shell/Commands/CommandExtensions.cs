using System.CommandLine;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>How a command says what it does; see <see cref="CommandTree"/> for the convention.</summary>
public static class CommandExtensions
{
    /// <summary>Gives the command its action and returns it.</summary>
    public static T Runs<T>(this T command, Func<CommandRun, CancellationToken, Task<int>> action)
        where T : Command
    {
        command.SetAction((parsed, cancel) => CommandTree.Run(parsed, action, cancel));
        return command;
    }

    /// <summary>Gives the command an action that ends at once and returns it.</summary>
    public static T Runs<T>(this T command, Func<CommandRun, int> action)
        where T : Command => command.Runs((run, _) => Task.FromResult(action(run)));

    /// <summary>The same of a command that stores under the present instant: it refuses <c>--as-of</c>, which would be believed and not kept.</summary>
    public static T RunsNow<T>(this T command, Func<CommandRun, CancellationToken, Task<int>> action)
        where T : Command => command.Runs((run, cancel) => run.AsOfWasGiven
            ? Task.FromResult(run.Refuse(new Refusal("wrong-usage", $"{command.Name} 按现在的时间登记，不能用 --as-of 改写；请去掉 --as-of。", RefusalKind.Invalid)))
            : action(run, cancel));

    /// <summary>A command of a later version: it exists, takes any arguments and refuses plainly.</summary>
    public static Command NotAvailable(string name, string description)
    {
        var command = new Command(name, $"{description} (not available in this version)") { TreatUnmatchedTokensAsErrors = false };
        return command.Runs(run => run.Refuse(NotAvailable($"lims {name}")));
    }

    public static Refusal NotAvailable(string what) =>
        new("not-available", $"{what}：本版本尚未提供此功能，未作任何更改。(Not available in this version; nothing was changed.)", RefusalKind.NotAvailable);
}
