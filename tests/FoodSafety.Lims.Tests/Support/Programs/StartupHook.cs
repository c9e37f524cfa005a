using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using FoodSafety.Lims.Tests.Support;

/// <summary>
/// Loaded into a real <c>lims</c> process by DOTNET_STARTUP_HOOKS, so that the program itself knows nothing of it: kills the process, as
/// SIGKILL does, when an import reaches the point that LIMS_TEST_TROUBLE_AT names, for the n-th time (<c>chunk-committed:2</c>);
/// where LIMS_TEST_FILLER names a file, fills the file's disk with it instead.
/// The name and its place outside any namespace are .NET's.
/// </summary>
internal static class StartupHook
{
    private static TroubleAtPoint? _listener;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(TroubleAtPoint.Variable) is { } point)
            _listener = new TroubleAtPoint(point);
    }
}

namespace FoodSafety.Lims.Tests.Support
{
    /// <summary>Listens to the import's events and ends its own process, or fills the disk, at one of them.</summary>
    internal sealed class TroubleAtPoint : EventListener
    {
        public const string Variable = "LIMS_TEST_TROUBLE_AT";

        public const string Filler = "LIMS_TEST_FILLER";

        private readonly string _point;
        private int _timesLeft;

        public TroubleAtPoint(string point)
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
            if (eventData.Payload?[0] as string != _point || Interlocked.Decrement(ref _timesLeft) != 0)
                return;
            if (Environment.GetEnvironmentVariable(Filler) is { } filler)
                Fill(filler);
            else
                Process.GetCurrentProcess().Kill();
        }

        /// <summary>Writes until the disk takes not one byte more.</summary>
        internal static void Fill(string file)
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None, 0);
            foreach (var size in (int[])[1 << 20, 1 << 12, 1])
                try
                {
                    while (true)
                        stream.Write(new byte[size]);
                }
                catch (IOException)
                {
                    // Full for writes of this size.
                }
        }
    }
}
