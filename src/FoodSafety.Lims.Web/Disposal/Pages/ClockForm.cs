namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>The form of a request about one time limit, of a case or of one of its parties.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">The version it is shown with.</param>
/// <param name="Clock">The time limit.</param>
/// <param name="Party">Number of the party whose limit it is; null for the case itself.</param>
/// <param name="Reason">What was typed, where this form was sent and refused; null otherwise.</param>
public sealed record ClockForm(string Number, int Version, CaseView.ClockView Clock, int? Party, string? Reason)
{
    public string Id => Party is null ? Clock.Code : $"{Clock.Code}-{Party}";

    public bool IsSent => Reason is not null;
}
