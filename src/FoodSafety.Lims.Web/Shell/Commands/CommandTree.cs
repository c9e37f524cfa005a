using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>
/// The root command <c>lims</c>. A capability adds a command with one file, <c>Capability/VerbCommand.cs</c>, holding
/// <c>public static Command Create()</c> that ends in <c>.Runs(async (run, cancel) => …)</c>, and one line in Program.cs.
/// Nothing here starts a host, Identity, a scheduler or EF: a command opens what it needs.
/// </summary>
public static partial class CommandTree
{
    /// <summary>Parses and runs; gives the exit code of the contract. Bugs end here, as exit code 1 and a sentence.</summary>
    public static async Task<int> Invoke(IEnumerable<string> arguments, IEnumerable<Command> commands, TextWriter? toOutput = null, TextWriter? toError = null)
    {
        var (verbs, configuration) = Split([.. arguments]);

        var root = new RootCommand("FoodSafety.Lims: rapid tests, sampling inspection, quotas and cases of a district food-safety office.");
        foreach (var option in (Option[])[GlobalOptions.Json, GlobalOptions.Data, GlobalOptions.AsOf])
            root.Options.Add(option);
        foreach (var command in commands)
            root.Subcommands.Add(command);

        // `lims` alone, or with options only, serves.
        var optionsOnly = verbs.Length == 0 || verbs[0].StartsWith('-');
        if (optionsOnly && !verbs.Any(verb => root.Subcommands.Any(command => command.Name == verb) || verb is "--help" or "-h" or "-?" or "--version"))
            verbs = ["serve", .. verbs];

        var invocation = new CommandInvocation(configuration)
        {
            Output = toOutput ?? Console.Out,
            Error = toError ?? Console.Error,
            EnableDefaultExceptionHandler = false,
        };
        var parsed = root.Parse(verbs);
        return parsed.Action is ParseErrorAction ? WrongUsage(parsed, invocation) : await parsed.InvokeAsync(invocation);
    }

    internal static async Task<int> Run(ParseResult parsed, Func<CommandRun, CancellationToken, Task<int>> action, CancellationToken cancel)
    {
        var invocation = (CommandInvocation)parsed.InvocationConfiguration;
        var run = new CommandRun(parsed, LimsSettings.None, invocation.Arguments, default, invocation.Output, invocation.Error);
        try
        {
            var settings = LimsSettings.From(LimsSettings.ReadConfiguration(invocation.Arguments), parsed.GetValue(GlobalOptions.Data));
            var asOf = DateTimeOffset.UtcNow;
            if (parsed.GetValue(GlobalOptions.AsOf) is { } given && !LocalClock.TryReadInstant(given, settings.TimeZone, out asOf))
                throw new SettingsException($"--as-of is '{given}': write an instant such as 2023-12-31T23:59:59+08:00, or a day such as 2023-12-31.");
            run = run with { Settings = settings, AsOf = asOf };
            return await action(run, cancel);
        }
        catch (SettingsException settings)
        {
            return run.Refuse(new Refusal("wrong-usage", settings.Message, RefusalKind.Invalid));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return run.Refuse(new Refusal("cancelled", "The command was interrupted before it ended."));
        }
        catch (Exception failure) when (failure is not Uploads.ImportInterrupted && StorageTrouble.Explain(failure, run.Settings.DataFolder) is { } trouble)
        {
            return run.Refuse(trouble);
        }
        catch (Uploads.ImportInterrupted interrupted)
        {
            return run.Refuse(new Refusal(interrupted.Code, interrupted.Message));
        }
        catch (Exception failure)
        {
            run.Say(failure.ToString());
            return run.Refuse(new Refusal("failed", $"{parsed.CommandResult.Command.Name} failed: {failure.Message}"));
        }
    }

    private static int WrongUsage(ParseResult parsed, CommandInvocation invocation)
    {
        var sentence = string.Join(" ", parsed.Errors.Select(fault => TypeName().Replace(fault.Message, "")).Distinct());
        var name = parsed.CommandResult.Command is RootCommand ? "lims" : $"lims {parsed.CommandResult.Command.Name}";
        return new CommandRun(parsed, LimsSettings.None, [], default, invocation.Output, invocation.Error)
            .Refuse(new Refusal("wrong-usage", $"{sentence} See {name} --help.", RefusalKind.Invalid));
    }

    /// <summary>The .NET type the library names in its sentence, which tells the caller nothing.</summary>
    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();

    /// <summary><c>--Section:Key=value</c> and <c>--Section:Key value</c> belong to the .NET configuration, all else to the commands.</summary>
    private static (string[] Verbs, string[] Configuration) Split(string[] arguments)
    {
        var verbs = new List<string>();
        var configuration = new List<string>();
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            var name = argument.Split('=', 2)[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                verbs.Add(argument);
                continue;
            }
            configuration.Add(argument);
            if (!argument.Contains('=', StringComparison.Ordinal) && index + 1 < arguments.Length)
                configuration.Add(arguments[++index]);
        }
        return ([.. verbs], [.. configuration]);
    }
}
