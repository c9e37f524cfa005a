namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>A unit handed in what it owed by a deadline of the work plan. Never changed: a later one stands beside it.</summary>
public sealed class UnitSubmission
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    public int Year { get; set; }

    /// <summary>Code of the deadline in the plan.</summary>
    public required string Deadline { get; set; }

    /// <summary>Which of its occurrences.</summary>
    public DateOnly DueOn { get; set; }

    public required string Unit { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }
}
