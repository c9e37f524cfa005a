using System.CommandLine;
using BenchmarkDotNet.Running;

namespace FoodSafety.Lims.Benchmarks;

/// <summary><c>micro</c>: BenchmarkDotNet over the scopes in Micro/; further words go to it, e.g. <c>--filter '*Judge*'</c>.</summary>
public static class MicroCommand
{
    public static Command Create()
    {
        var rest = new Argument<string[]>("arguments") { Description = "What BenchmarkDotNet understands", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("micro", "Named scopes on their own; only 'ingest' is end to end") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            string[] arguments = [.. result.GetValue(rest) ?? [], .. result.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, Micro.ShortRuns.Instance);
            return 0;
        });
        return command;
    }
}
