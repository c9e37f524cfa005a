using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>抽检分离 in one district on one day, as the dated rules of the legal limits say.</summary>
/// <param name="Required">抽检分离 is in force: the laboratory is another organisation than the sampler and gets a blind code.</param>
/// <param name="FlagsSameOrganisation">One organisation that samples and tests is flagged.</param>
public readonly record struct SeparationPolicy(bool Required, bool FlagsSameOrganisation)
{
    /// <summary>Rule of the legal limits under which separation is required.</summary>
    public const string RequiredRule = "separate-sampling";

    /// <summary>Rule of the legal limits under which the same organisation is flagged.</summary>
    public const string FlagRule = "same-organisation-flagged";

    /// <summary>Rule of the legal limits under which a region does not want it flagged.</summary>
    public const string AllowRule = "same-organisation-allowed";

    /// <summary>The policy for a sample.</summary>
    /// <param name="limits">The dated rules.</param>
    /// <param name="district">District code, e.g. <c>330106</c>.</param>
    /// <param name="sampledOn">Local day of sampling.</param>
    public static SeparationPolicy Of(LegalLimits limits, string district, DateOnly sampledOn) =>
        new(limits.In(RequiredRule, district, sampledOn) is not null, limits.In(FlagRule, district, sampledOn) is not null && limits.In(AllowRule, district, sampledOn) is null);
}
