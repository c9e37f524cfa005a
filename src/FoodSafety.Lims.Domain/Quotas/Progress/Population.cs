namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How many residents a district's rates are divided by.</summary>
/// <param name="District">District code.</param>
/// <param name="Value">Residents, above 0.</param>
/// <param name="Year">The year counted.</param>
/// <param name="Kind">常住人口, 户籍人口, …</param>
/// <param name="Source">Who published it.</param>
/// <param name="Basis"><c>checked</c> against the source, <c>from-memory</c>, or <c>assumed</c>.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
/// <param name="EffectiveFrom">First day it is used for.</param>
/// <param name="EffectiveTo">Last day it is used for; null until replaced.</param>
public sealed record Population(
    string District,
    long Value,
    int Year,
    string Kind,
    string Source,
    string Basis,
    string Certainty,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo);
