using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Shell;

/// <summary><c>lims serve</c>: web pages, API and jobs in one process until it is told to stop.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = $"Listen addresses, separated by ; (default {WebHost.DefaultUrl})." };
        return new Command("serve", "Serves the web pages, the API and the jobs (the default command).") { urls }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } refusal)
                    return run.Refuse(refusal);

                await using var app = WebHost.Build(opened.Value, run.Configuration, run.Value(urls));
                if (await WebHost.PrepareAdministrator(app) is { } password)
                    run.Output.WriteLine($"首次登录 (first sign-in): {FirstAdministrator.UserName}  一次性密码 (one-time password): {password}");

                try
                {
                    await app.StartAsync(cancel);
                }
                catch (IOException taken)
                {
                    return run.Refuse(new("address-in-use", $"无法监听地址：{taken.Message} 请关闭占用端口的程序，或用 --urls 指定另一个地址。"));
                }
                run.Output.WriteLine($"FoodSafety.Lims: {string.Join(" ", app.Urls)}  (Ctrl+C 停止 to stop)");
                await app.WaitForShutdownAsync(cancel);
                return ExitCode.Done;
            });
    }
}
