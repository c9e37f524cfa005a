namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>What a unit wrote about one row of the work plan; the newest of a field holds, the earlier ones stay.</summary>
public sealed class TaskEntry
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    public int Year { get; set; }

    /// <summary>Code of the row in the plan.</summary>
    public required string Task { get; set; }

    public required string Unit { get; set; }

    /// <summary>One of <see cref="TaskField.All"/>.</summary>
    public required string Field { get; set; }

    public required string Text { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }
}
