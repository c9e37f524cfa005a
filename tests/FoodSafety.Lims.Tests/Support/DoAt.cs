using System.Diagnostics.Tracing;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Does something at a named point of the import that runs on this thread, or on any, once.</summary>
internal sealed class DoAt(string point, Action act, bool onAnyThread = false) : EventListener
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _isDone;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "FoodSafety-Lims-Import")
            EnableEvents(eventSource, EventLevel.LogAlways);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_isDone || eventData.Payload?[0] as string != point || (!onAnyThread && Environment.CurrentManagedThreadId != _thread))
            return;
        _isDone = true;
        act();
    }
}
