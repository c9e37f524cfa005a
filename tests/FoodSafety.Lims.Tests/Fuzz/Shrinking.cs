using System.Diagnostics;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>Makes a failing file small: takes ever smaller pieces out, lines first, as long as it still fails.</summary>
internal static class Shrinking
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static byte[] Shrink(byte[] file, Func<byte[], bool> stillFails)
    {
        var started = Stopwatch.GetTimestamp();
        for (var piece = Math.Max(1, file.Length / 2); ; piece = Math.Max(1, piece / 2))
        {
            var isSmaller = false;
            for (var at = 0; at < file.Length && Stopwatch.GetElapsedTime(started) < Longest;)
            {
                var line = Array.IndexOf(file, (byte)'\n', at);
                var length = Math.Min(file.Length - at, piece > 64 && line >= at ? line + 1 - at : piece);
                byte[] without = [.. file[..at], .. file[(at + length)..]];
                if (stillFails(without))
                    (file, isSmaller) = (without, true);
                else
                    at += length;
            }
            if ((piece == 1 && !isSmaller) || Stopwatch.GetElapsedTime(started) > Longest)
                return file;
        }
    }
}
