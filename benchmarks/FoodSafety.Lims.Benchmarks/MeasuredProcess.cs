using System.Diagnostics;
using System.Globalization;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>A whole process timed from start to exit, with its peak resident memory (VmHWM of /proc, polled while it runs).</summary>
/// <param name="Seconds">Wall clock from start to exit.</param>
/// <param name="ProcessorSeconds">User and system time of all threads, as last polled: tells a busy machine from a slow program.</param>
/// <param name="PeakMegabytes">2^20 bytes; 0 where /proc is not to be had.</param>
/// <param name="Output">Standard output.</param>
public sealed record MeasuredProcess(double Seconds, double ProcessorSeconds, double PeakMegabytes, string Output)
{
    private const int PollMilliseconds = 5;

    public static MeasuredProcess Run(string program, IEnumerable<string> arguments, string? input = null, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        long peak = 0;
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(PollMilliseconds))
        {
            peak = Math.Max(peak, PeakKilobytes(process.Id));
            processor = ProcessorTime(process) ?? processor;
        }

        process.WaitForExit();
        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error.Result}{output.Result}");
        return new MeasuredProcess(seconds, processor.TotalSeconds, peak / 1024.0, output.Result);
    }

    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null; // It ended between the two looks.
        }
    }

    private static long PeakKilobytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
