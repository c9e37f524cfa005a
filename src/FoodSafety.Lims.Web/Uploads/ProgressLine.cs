using System.Diagnostics;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>The command line's progress: one line that overwrites itself in a terminal, nothing elsewhere.</summary>
/// <param name="output">Standard error.</param>
/// <param name="isTerminal">Whether a person looks at it.</param>
public sealed class ProgressLine(TextWriter output, bool isTerminal) : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _shown;

    public void Show(ImportProgress progress)
    {
        if (!isTerminal)
            return;
        const int width = 20;
        var filled = (int)(progress.Rate * width);
        var perSecond = progress.Read / Math.Max(0.001, _clock.Elapsed.TotalSeconds);
        output.Write($"\r[{new string('█', filled)}{new string('░', width - filled)}] {progress.Rate:P0}  {progress.Read:N0} 行  {perSecond:N0} 行/秒  拒收 {progress.Refused:N0}   ");
        _shown = true;
    }

    public void Dispose()
    {
        if (_shown)
            output.WriteLine();
        _shown = false;
    }
}
