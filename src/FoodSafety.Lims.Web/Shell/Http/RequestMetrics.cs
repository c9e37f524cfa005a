using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Web.Shell.Http;

/// <summary>Counts of requests and their seconds, and what the process uses, in Prometheus' text format.</summary>
public sealed class RequestMetrics
{
    private static readonly double[] Bounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10];

    private readonly ConcurrentDictionary<(string Route, string Method, int Status), Series> _series = new();

    public void Observe(string route, string method, int status, TimeSpan elapsed)
    {
        var series = _series.GetOrAdd((route, method, status), _ => new Series());
        lock (series)
        {
            series.Count++;
            series.Seconds += elapsed.TotalSeconds;
            for (var index = 0; index < Bounds.Length; index++)
            {
                if (elapsed.TotalSeconds <= Bounds[index])
                    series.Buckets[index]++;
            }
        }
    }

    /// <param name="gauges">Name, help and value of what is read at this moment.</param>
    public string Write(IEnumerable<(string Name, string Help, double Value)> gauges)
    {
        var text = new StringBuilder();
        text.Append("# HELP lims_http_request_seconds Duration of HTTP requests.\n# TYPE lims_http_request_seconds histogram\n");
        foreach (var ((route, method, status), series) in _series.OrderBy(entry => entry.Key.Route, StringComparer.Ordinal))
        {
            var labels = $"route=\"{Escape(route)}\",method=\"{Escape(method)}\",status=\"{status}\"";
            lock (series)
            {
                for (var index = 0; index < Bounds.Length; index++)
                    text.Append(CultureInfo.InvariantCulture, $"lims_http_request_seconds_bucket{{{labels},le=\"{Bounds[index]}\"}} {series.Buckets[index]}\n");
                text.Append(CultureInfo.InvariantCulture, $"lims_http_request_seconds_bucket{{{labels},le=\"+Inf\"}} {series.Count}\n");
                text.Append(CultureInfo.InvariantCulture, $"lims_http_request_seconds_sum{{{labels}}} {series.Seconds:R}\n");
                text.Append(CultureInfo.InvariantCulture, $"lims_http_request_seconds_count{{{labels}}} {series.Count}\n");
            }
        }

        using var process = Process.GetCurrentProcess();
        IEnumerable<(string Name, string Help, double Value)> own =
        [
            ("process_resident_memory_bytes", "Resident memory.", process.WorkingSet64),
            ("process_cpu_seconds_total", "Processor time used.", process.TotalProcessorTime.TotalSeconds),
            ("dotnet_gc_heap_bytes", "Managed heap.", GC.GetTotalMemory(forceFullCollection: false)),
        ];
        foreach (var (name, help, value) in own.Concat(gauges))
        {
            var type = name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value:R}\n");
        }
        return text.ToString();
    }

    private static string Escape(string label) => label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private sealed class Series
    {
        public readonly long[] Buckets = new long[Bounds.Length];
        public long Count;
        public double Seconds;
    }
}
