using System.Diagnostics;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>The command line's progress: one line on standard error that overwrites itself in a terminal, nothing elsewhere.</summary>
public sealed class ProgressLine(CommandRun run) : IDisposable
{
    private readonly bool _isTerminal = !Console.IsErrorRedirected && !run.Json;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _shown;

    public void Show(ImportProgress progress)
    {
        if (!_isTerminal)
            return;
        const int width = 20;
        var filled = (int)(progress.Rate * width);
        var perSecond = progress.Read / Math.Max(0.001, _clock.Elapsed.TotalSeconds);
        run.Error.Write($"\r[{new string('█', filled)}{new string('░', width - filled)}] {progress.Rate:P0}  {progress.Read:N0} 行  {perSecond:N0} 行/秒  拒收 {progress.Refused:N0}   ");
        _shown = true;
    }

    public void Dispose()
    {
        if (_shown)
            run.Error.WriteLine();
        _shown = false;
    }
}
