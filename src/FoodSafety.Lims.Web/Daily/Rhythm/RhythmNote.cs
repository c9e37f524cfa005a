namespace FoodSafety.Lims.Web.Daily;

/// <summary>That something the plan asks for at a date was done, in words: a reminder sent, a yearly inspection held.</summary>
public sealed class RhythmNote
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>Code of the plan's deadline, or of its cadence with its beat, e.g. SN-M18-score/周.</summary>
    public required string Code { get; set; }

    /// <summary>Which of its dates.</summary>
    public DateOnly DueOn { get; set; }

    public DateOnly DoneOn { get; set; }

    public required string Words { get; set; }

    public required string RecordedBy { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnBecause { get; set; }
}
