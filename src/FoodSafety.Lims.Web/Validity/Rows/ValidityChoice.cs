namespace FoodSafety.Lims.Web.Validity;

/// <summary>A district's choice of a validity rule set, or of none. Never changed: a later choice replaces what holds from its day on.</summary>
public sealed class ValidityChoice
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>Code in the reference set validity-rules; null = tests are not scored from that day on.</summary>
    public string? RuleSet { get; set; }

    /// <summary>First local day of the tests it is for; earlier ones are exempt.</summary>
    public DateOnly EffectiveFrom { get; set; }

    public DateTimeOffset ChosenAt { get; set; }

    public required string ChosenBy { get; set; }

    public string? Reason { get; set; }
}
