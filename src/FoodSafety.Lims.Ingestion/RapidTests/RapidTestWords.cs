using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// What the words of one column mean under the rules, found out once for each distinct word.
/// </summary>
/// <typeparam name="TMeaning">What a word is resolved to.</typeparam>
public sealed class MeaningOf<TMeaning>(Words words, Func<string, TMeaning> resolve)
{
    private TMeaning[] _meanings = [];
    private bool[] _known = [];

    /// <summary>The meaning of a word's number.</summary>
    public TMeaning this[int number]
    {
        get
        {
            if (number < _known.Length && _known[number])
                return _meanings[number];
            if (number >= _known.Length)
            {
                var size = Math.Max(64, Math.Max(words.Count, _known.Length * 2));
                Array.Resize(ref _meanings, size);
                Array.Resize(ref _known, size);
            }
            _known[number] = true;
            return _meanings[number] = resolve(words[number]);
        }
    }
}

/// <summary>What a market cell turned out to be.</summary>
/// <param name="Market">The market, when exactly one is meant.</param>
/// <param name="FaultCode">Why there is none: unknown-market, ambiguous-market, not-yours.</param>
/// <param name="Message">The sentence for the sender.</param>
/// <param name="PlaceTypeWord">Word number of the market's place type.</param>
public readonly record struct MarketMeaning(Market? Market, string? FaultCode, string? Message, int PlaceTypeWord);

/// <summary>The meanings of all repeating columns of a rapid-test log.</summary>
public sealed class RapidTestWords
{
    private readonly RulesSnapshot _rules;

    public RapidTestWords(RulesSnapshot rules)
    {
        _rules = rules;
        Markets = new(All, ResolveMarket);
        Outcomes = new(All, word => rules.OutcomeWords.TryGetValue(RuleNames.Normalise(word), out var outcome) ? outcome : null);
        Organisers = new(All, word => rules.StandardWords.GetValueOrDefault(RuleNames.Normalise(word), word) switch
        {
            "监管" => Organiser.Regulator,
            "市场自检" => Organiser.Market,
            "企业自检" => Organiser.Company,
            _ => null,
        });
        Methods = new(All, word => [.. rules.RapidMethods[RuleNames.Normalise(word)]]);
        CategoriesOfFoods = new(All, word => Number(rules.CategoryOfFood.GetValueOrDefault(RuleNames.Normalise(word))));
        Categories = new(All, word => Number(rules.Categories.GetValueOrDefault(RuleNames.Normalise(word))));
        Standard = new(All, word => Number(rules.StandardWords.GetValueOrDefault(RuleNames.Normalise(word), word)));
        KnownItems = new(All, word => rules.TestItems.ContainsKey(RuleNames.Normalise(word)));
    }

    /// <summary>Every repeating word of the import, of whichever column.</summary>
    public Words All { get; } = new();

    public MeaningOf<MarketMeaning> Markets { get; }

    public MeaningOf<RapidOutcome?> Outcomes { get; }

    public MeaningOf<Organiser?> Organisers { get; }

    /// <summary>The dated versions of a method; empty when unknown.</summary>
    public MeaningOf<RapidMethod[]> Methods { get; }

    /// <summary>Food → word number of its category; None = unmapped.</summary>
    public MeaningOf<int> CategoriesOfFoods { get; }

    /// <summary>Category as written → word number of the standard category; None = unmapped.</summary>
    public MeaningOf<int> Categories { get; }

    /// <summary>Place type, stage, programme as written → word number of the standard word, or of itself.</summary>
    public MeaningOf<int> Standard { get; }

    public MeaningOf<bool> KnownItems { get; }

    /// <summary>The number of a text; None for null.</summary>
    public int Number(string? text) => text is null ? Words.None : All.Number(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text of a number; null for None.</summary>
    public string? Text(int number) => number == Words.None ? null : All[number];

    private MarketMeaning ResolveMarket(string word)
    {
        if (!_rules.MarketsByCode.TryGetValue(word.Trim().ToUpperInvariant(), out var market))
        {
            Market[] named = [.. _rules.MarketsByName[RuleNames.Normalise(word)]];
            if (named.Length > 1)
                return new(null, FaultCodes.AmbiguousMarket,
                    $"“{word}”在本区对应 {named.Length} 个市场（{string.Join("、", named.Select(one => one.Code))}），请改填市场编码。", Words.None);
            if (named.Length == 0)
                return new(null, FaultCodes.UnknownMarket,
                    $"本区（{_rules.DistrictCode}）没有名为或编码为“{word}”的市场，请对照市场清单改正名称或编码。", Words.None);
            market = named[0];
        }
        if (market.DistrictCode != _rules.DistrictCode)
            return new(null, FaultCodes.NotYours,
                $"市场 {market.Code}（{market.Name}）属于 {market.DistrictCode}，不属于本次上传的 {_rules.DistrictCode}，请分区上传。", Words.None);
        if (_rules.OrganisationKind == "market" && market.Code != _rules.OrganisationCode)
            return new(null, FaultCodes.NotYours,
                $"{_rules.OrganisationCode} 只能上传本市场的快检日志，本行属于 {market.Code}（{market.Name}）。", Words.None);
        return new(market, null, null, Number(market.PlaceType));
    }
}
