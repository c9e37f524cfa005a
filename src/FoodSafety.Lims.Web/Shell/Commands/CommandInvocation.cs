using System.CommandLine;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>What one invocation carries from the command line to its command.</summary>
/// <param name="arguments">The arguments of the form <c>--Section:Key value</c>.</param>
internal sealed class CommandInvocation(IReadOnlyList<string> arguments) : InvocationConfiguration
{
    public IReadOnlyList<string> Arguments { get; } = arguments;
}
