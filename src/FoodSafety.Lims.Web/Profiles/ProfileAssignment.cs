namespace FoodSafety.Lims.Web.Profiles;

/// <summary>From which day on an organisation's logs come from a platform, or from none that is known.</summary>
public sealed class ProfileAssignment
{
    public required string OrganisationCode { get; set; }

    /// <summary>First local day; the first day of all = always.</summary>
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>A profile of the reference set source-profiles; null = none from this day on.</summary>
    public string? ProfileCode { get; set; }

    public DateTimeOffset AssignedAt { get; set; }

    /// <summary>Who did it.</summary>
    public required string AssignedBy { get; set; }
}
