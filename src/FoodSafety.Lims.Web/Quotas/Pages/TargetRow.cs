using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Quotas.Pages;

/// <summary>One target as a row of the dashboard.</summary>
/// <param name="YearElapsed">0–1: the pace that a count of the whole year is held against.</param>
/// <param name="Depth">0 for a target of the plan, 1 for its parts.</param>
/// <param name="WholeQuote">Of a part, the words that set the whole.</param>
public sealed record TargetRow(QuotaProgress Target, double YearElapsed, int Depth, string? WholeQuote = null)
{
    /// <summary>Query of the target's own page: district, year, instant; null where it is shown without a way there.</summary>
    public string? Query { get; init; }

    /// <summary>Title of the plan's paper; null where it is not at hand.</summary>
    public string? Paper { get; init; }

    /// <summary>0–100, how full the bar is; null where there is nothing to be full of.</summary>
    public double? Percent => (Figure, Target.Target) switch
    {
        ({ } figure, > 0 and { } goal) when Target.Status is not QuotaStatus.NotApplicable => Math.Clamp((double)(figure / goal) * 100, 0, 100),
        _ => null,
    };

    /// <summary>Counts and rates per resident grow over the year; shares are true at any moment and have no pace.</summary>
    public bool HasPace => Target.Measure is Measure.Count || (Target.Measure is Measure.Rate && Target.Population is not null);

    /// <summary>0–1: the share of the goal that is due by now, by the plan's milestones where it names some.</summary>
    public double Due => Target.Pace?.Due ?? YearElapsed;

    /// <summary>Not there yet and below what is due by now.</summary>
    public bool IsBehind => HasPace && Target.Status == QuotaStatus.NotMet && Percent is { } percent && YearElapsed < 1 && percent < Due * 100;

    /// <summary>Not there yet, and not below the steady pace of a year that goes on.</summary>
    public bool IsOnTrack => HasPace && Target.Status == QuotaStatus.NotMet && YearElapsed < 1 && Percent is not null && !IsBehind;

    /// <summary>The year is over and the target was missed.</summary>
    public bool IsMissed => Target.Status == QuotaStatus.NotMet && YearElapsed >= 1;

    /// <summary>A part says again what its whole says, unless it has words or remarks of its own.</summary>
    public bool HasDetails => Depth == 0 || !Target.Notes.IsEmpty || Target.Source.Quote != WholeQuote;

    /// <summary>What is due by now, in the target's unit.</summary>
    public decimal? Expected => HasPace && Target.Target is { } goal ? Math.Floor(goal * (decimal)Due * 10) / 10 : null;

    /// <summary>What is held against the goal: the share or rate where there is one, the count else.</summary>
    private decimal? Figure => Target.Measure is Measure.Rate or Measure.PassRate or Measure.DisposalRate ? Target.Rate : Target.Done;
}
