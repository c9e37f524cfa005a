using System.CommandLine;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Shell;

/// <summary><c>lims serve</c>: web pages, API and jobs in one process until it is told to stop.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Listen addresses, separated by ; (default http://localhost:5080)." };
        return new Command("serve", "Serves the web pages, the API and the jobs (the default command).") { urls }
            .Runs(async (run, cancel) =>
            {
                await using var host = await WebHost.Build(run.Settings, run.Configuration, run.Value(urls));
                await host.RunAsync(cancel);
                return ExitCode.Done;
            });
    }
}
