using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Tests.Ingestion.Platforms;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>The rules of the contract's words without a database: 福田's markets, the six outcomes, nobody's platform.</summary>
internal static class FuzzRules
{
    public static readonly Market[] Markets =
    [
        .. Enumerable.Range(1, 24).Select(number => new Market(number, $"440304-M{number:00}", $"福田示例市场{number:00}", "440304", "农贸市场")),
    ];

    public static readonly RulesSnapshot Snapshot = PlatformRules.With(PlatformRules.Always(null)) with
    {
        MarketsByCode = Markets.ToDictionary(market => market.Code),
        MarketsByName = Markets.ToLookup(market => Spelling.NameKey(market.Name)),
        OutcomeWords = new Dictionary<string, RapidOutcome>
        {
            ["阴性"] = RapidOutcome.Negative,
            ["合格"] = RapidOutcome.Negative,
            ["阳性"] = RapidOutcome.Positive,
            ["不合格"] = RapidOutcome.Positive,
            ["可疑"] = RapidOutcome.Suspect,
            ["无效"] = RapidOutcome.Invalid,
        },
        Organisations = new Dictionary<string, string> { ["440304-reg"] = "440304-REG", ["440304-lab1"] = "440304-LAB1", ["440304-lab2"] = "440304-LAB2" },
        Limits = new(() => new LimitTable([])),
    };
}
