using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>The meanings of all repeating columns of a rapid-test log.</summary>
public sealed class RapidTestWords
{
    private readonly RulesSnapshot _rules;
    private readonly PlatformWords[] _platforms;
    private readonly PlatformWords _noPlatform;

    public RapidTestWords(RulesSnapshot rules)
    {
        _rules = rules;
        Markets = new(All, ResolveMarket);
        _noPlatform = new(rules, null, All);
        _platforms = [.. rules.Profiles.Spans.Select(span => new PlatformWords(rules, span.Profile, All))];
        Organisers = new(All, word => rules.StandardWord("organiser", word) switch
        {
            "监管" => Organiser.Regulator,
            "市场自检" => Organiser.Market,
            "企业自检" => Organiser.Company,
            _ => null,
        });
        Methods = new(All, word => [.. rules.RapidMethods[Spelling.NameKey(word)]]);
        Units = new(All, word => MeasurementUnit.TryParse(word, out var unit) ? unit : null);
        CategoryOfFood = new(All, word => Number(rules.CategoryOfFood.GetValueOrDefault(Spelling.NameKey(word))));
        Category = new(All, word => Number(rules.Categories.GetValueOrDefault(Spelling.NameKey(word))));
        PlaceTypes = new(All, word => Number(rules.StandardWord("place-type", word)));
        Stages = new(All, word => Number(rules.StandardWord("stage", word)));
        Programmes = new(All, word => Number(rules.StandardWord("programme", word)));
        IsKnownItem = new(All, word => rules.TestItems.ContainsKey(Spelling.NameKey(word)));
    }

    /// <summary>Every repeating word of the import, of whichever column.</summary>
    public Words All { get; } = new();

    public MeaningOf<MarketMeaning> Markets { get; }

    public MeaningOf<Organiser?> Organisers { get; }

    /// <summary>The dated versions of a method; empty when unknown.</summary>
    public MeaningOf<RapidMethod[]> Methods { get; }

    /// <summary>Null when the unit is not known.</summary>
    public MeaningOf<MeasurementUnit?> Units { get; }

    /// <summary>Food → word number of its category; None = unmapped.</summary>
    public MeaningOf<int> CategoryOfFood { get; }

    /// <summary>Category as written → word number of the standard category; None = unmapped.</summary>
    public MeaningOf<int> Category { get; }

    /// <summary>场所类型 as written → word number of the standard word, or of itself.</summary>
    public MeaningOf<int> PlaceTypes { get; }

    /// <summary>环节 as written → word number of the standard word, or of itself.</summary>
    public MeaningOf<int> Stages { get; }

    /// <summary>任务来源 as written → word number of the standard word, or of itself.</summary>
    public MeaningOf<int> Programmes { get; }

    public MeaningOf<bool> IsKnownItem { get; }

    /// <summary>The version of a method in force on a day; null when there is none.</summary>
    public RapidMethod? MethodOn(int method, int day)
    {
        foreach (var version in Methods[method])
            if (version.IsInForceOn(DateOnly.FromDayNumber(day)))
                return version;
        return null;
    }

    /// <summary>What codes mean on a day (<see cref="DateOnly.DayNumber"/>; 0 = the day is not known).</summary>
    public PlatformWords On(int day) => _platforms.Length > 0 && _rules.Profiles.IndexOn(day) is >= 0 and var index ? _platforms[index] : _noPlatform;

    /// <summary>The number of a text; None for null.</summary>
    public int Number(string? text) => text is null ? Words.None : All.Number(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The text of a number; null for None.</summary>
    public string? Text(int number) => number == Words.None ? null : All[number];

    private MarketMeaning ResolveMarket(string word)
    {
        if (!_rules.MarketsByCode.TryGetValue(word.ToUpperInvariant(), out var market))
        {
            Market[] named = [.. _rules.MarketsByName[Spelling.NameKey(word)]];
            if (named.Length > 1)
                return new(null, FaultCodes.AmbiguousMarket,
                    $"“{word}”在本区对应 {named.Length} 个市场（{string.Join("、", named.Select(one => one.Code))}），请改填市场编码。", Words.None);
            if (named.Length == 0)
                return new(null, FaultCodes.UnknownMarket,
                    $"本区（{_rules.DistrictCode}）没有名称或编码为“{word}”的市场，请对照市场清单改正。", Words.None);
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
