using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using FoodSafety.Lims.Tests.Support;

/// <summary>
/// Loaded into a real <c>lims</c> process by DOTNET_STARTUP_HOOKS, so that the program itself knows nothing of it: kills the process, as
/// SIGKILL does, when an import reaches the point that LIMS_TEST_KILL_AT names, for the n-th time (<c>chunk-committed:2</c>).
/// The name and its place outside any namespace are .NET's.
/// </summary>
internal static class StartupHook
{
    private static KillAtPoint? _listener;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(KillAtPoint.Variable) is { } point)
            _listener = new KillAtPoint(point);
    }
}

namespace FoodSafety.Lims.Tests.Support
{
    /// <summary>Listens to the import's events and ends its own process at one of them.</summary>
    internal sealed class KillAtPoint : EventListener
    {
        public const string Variable = "LIMS_TEST_KILL_AT";

        private readonly string _point;
        private int _timesLeft;

        public KillAtPoint(string point)
        {
            var parts = point.Split(':');
            (_point, _timesLeft) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "FoodSafety-Lims-Import")
                EnableEvents(eventSource, EventLevel.LogAlways);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload?[0] as string == _point && Interlocked.Decrement(ref _timesLeft) == 0)
                Process.GetCurrentProcess().Kill();
        }
    }
}
