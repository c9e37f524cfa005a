namespace FoodSafety.Lims.Web.Validity;

/// <summary>How far a district's stored tests are scored by what holds now: the checkpoint of the re-scoring, and what it is to do.</summary>
public sealed class ValidityScoring
{
    public required string DistrictCode { get; set; }

    /// <summary>First local day that is not scored anew yet; null when all are.</summary>
    public DateOnly? NextDay { get; set; }

    /// <summary>When the last change asked for it.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>Tests looked at since.</summary>
    public long Tests { get; set; }

    /// <summary>Of them, those whose validity or reasons changed.</summary>
    public long Changed { get; set; }
}
