using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>What is known of a case from the record it was opened for; nothing here changes while the case runs.</summary>
/// <param name="District">District code, e.g. <c>440304</c>.</param>
/// <param name="Organiser">Who had the rapid test done; null for a disposal case.</param>
/// <param name="FarmProduce">Whether the food is 食用农产品; null when its category is not known.</param>
/// <param name="Function">The legal function of the task.</param>
/// <param name="ReceivedAt">When the office received the non-compliant report; null means when the case was opened.</param>
/// <param name="OtherRegime">Whether it is no food but 食品相关产品 or 复用餐饮具, which follow another regime: none of the food clocks is theirs.</param>
public sealed record CaseFacts(
    string District,
    Organiser? Organiser = null,
    bool? FarmProduce = null,
    LegalFunction Function = LegalFunction.MarketSupervision,
    DateTimeOffset? ReceivedAt = null,
    bool OtherRegime = false)
{
    /// <summary>
    /// Whether the 4-hour objection (食品安全法 art 88(2), 农产品质量安全法 art 51(2)) may exist: a regulator's rapid
    /// test of farm produce. Food of unknown category keeps the right: only knowing better takes it away.
    /// </summary>
    public bool HasObjectionRight => Organiser is Sampling.Organiser.Regulator && FarmProduce is not false && !OtherRegime;
}
