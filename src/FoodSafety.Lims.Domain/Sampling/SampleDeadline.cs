using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>A day by which something about a sample must be done, by a dated rule of the legal limits.</summary>
/// <param name="Code">The rule, e.g. <c>sample-delivery</c>.</param>
/// <param name="Title">The rule's own, Chinese.</param>
/// <param name="StartOn">Local day it runs from, not counted.</param>
/// <param name="DueOn">Last local day in time.</param>
/// <param name="DoneOn">Local day it was done; null while it is not.</param>
/// <param name="IsLate">Done, or still not done, after the last day.</param>
/// <param name="Source">Act and article.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
public sealed record SampleDeadline(string Code, string Title, DateOnly StartOn, DateOnly DueOn, DateOnly? DoneOn, bool IsLate, string Source, string Certainty)
{
    /// <summary>The sample and its papers at the laboratory (SAMR Order 15 art 21, from memory).</summary>
    public const string Delivery = "sample-delivery";

    /// <summary>A compliant conclusion told to the office (SAMR Order 15 art 28, from memory).</summary>
    public const string CompliantConclusion = "compliant-conclusion";

    /// <summary>A non-compliant conclusion told to the office (SAMR Order 15 art 28, from memory).</summary>
    public const string NonCompliantConclusion = "non-compliant-conclusion";

    /// <summary>The deadline as it stands; null where no such rule is in force on the day it starts.</summary>
    /// <param name="code">The rule.</param>
    /// <param name="startOn">Local day it runs from.</param>
    /// <param name="doneOn">Local day it was done; null while it is not.</param>
    /// <param name="district">District code.</param>
    /// <param name="today">The district's local day.</param>
    /// <param name="limits">The dated rules.</param>
    /// <param name="calendar">Holidays and make-up days.</param>
    public static SampleDeadline? Of(string code, DateOnly startOn, DateOnly? doneOn, string district, DateOnly today, LegalLimits limits, WorkingCalendar calendar)
    {
        if (limits.In(code, district, startOn) is not { } rule)
            return null;
        var dueOn = rule.Due(new DateTimeOffset(startOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), TimePrecision.Day, calendar, TimeSpan.Zero).LastOn;
        return new SampleDeadline(code, rule.Title, startOn, dueOn, doneOn, (doneOn ?? today) > dueOn, rule.Source, rule.Certainty);
    }
}
