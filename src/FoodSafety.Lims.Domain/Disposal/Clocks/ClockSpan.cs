namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>What one clock of one case runs from and to.</summary>
/// <param name="Code">Code of the clock.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Rule">Which rule of the legal limits gives its length.</param>
/// <param name="Start">The event it starts at; null while that is not recorded.</param>
/// <param name="IsRight">Whether it is somebody's right to act until then, and nobody's duty.</param>
/// <param name="Party">Number of the party it is about; null for the case itself.</param>
internal sealed record ClockSpan(string Code, string Name, string Rule, DateTimeOffset? Start, bool IsRight = false, int? Party = null)
{
    /// <summary>When what it asks for was done, or it was of no more consequence.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Whether it was the latter: then it was never late.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Of a right: whether nobody used it, whatever else became of the matter; then it runs until it lapses.</summary>
    public bool IsUnused { get; init; }

    /// <summary>The clock as it is shown where it does not run.</summary>
    public CaseClock NotApplicable => new(Code, Name, null, null, ClockState.NotApplicable, null, null, null, IsRight) { Party = Party };

    /// <summary>The event it starts at, where it had happened by then.</summary>
    public DateTimeOffset? StartBy(DateTimeOffset at) => Start is { } started && started <= at ? started : null;
}
