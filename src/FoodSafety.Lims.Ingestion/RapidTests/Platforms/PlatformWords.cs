using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What outcomes, methods and provenances mean on the days of one platform, or of none; found out once for each distinct word.</summary>
public sealed class PlatformWords
{
    private static readonly string[] StandardOutcomes = ["阴性", "阳性", "可疑", "无效"];

    private readonly RulesSnapshot _rules;

    /// <param name="rules">The rules; of the vocabulary's words every platform makes use.</param>
    /// <param name="profile">The platform; null = none is known.</param>
    /// <param name="words">The words of the import.</param>
    public PlatformWords(RulesSnapshot rules, SourceProfile? profile, Words words)
    {
        (_rules, Profile) = (rules, profile);
        Outcomes = new(words, OutcomeOf);
        Methods = new(words, word => MethodOf(word, words));
        Provenances = new(words, ProvenanceOf);
    }

    /// <summary>The platform; null = none is known.</summary>
    public SourceProfile? Profile { get; }

    /// <summary>检测结果 as written → outcome, or why it is none.</summary>
    public MeaningOf<Outcome> Outcomes { get; }

    /// <summary>检测方法 as written → number of the method's word, or why it is none.</summary>
    public MeaningOf<Method> Methods { get; }

    /// <summary>来源 as written → the standard word, UTF-8; null where the word stays as it is.</summary>
    public MeaningOf<Provenance> Provenances { get; }

    private Outcome OutcomeOf(string word)
    {
        if (Profile is not null && SourceProfile.Find(Profile.OutcomeCodes, word) is { } code)
            return new(code.Meaning, false, null, null);
        if (_rules.OutcomeWords.TryGetValue(Spelling.NameKey(word), out var outcome))
            return new(outcome, word == StandardOutcomes[(int)outcome], null, null);
        if (!_rules.Profiles.IsCode(word))
            return new(null, false, FaultCodes.UnknownOutcome, "不是检测结果，请填 阴性、阳性、可疑、无效（或 合格、不合格）。");
        if (Profile is not null)
            return new(null, false, FaultCodes.UnknownOutcome, Profile.OutcomeCodes.Count == 0
                ? $"是平台代码，但来源平台“{Profile.Name}”（{Profile.Code}）的结果代码尚不清楚，不能推断，请改填 阴性/阳性/可疑/无效，或补充该平台的代码。"
                : $"不是来源平台“{Profile.Name}”（{Profile.Code}）已知的结果代码（已知：{SourceProfile.Listed(Profile.OutcomeCodes)}），不能推断，请改填 阴性/阳性/可疑/无效，或补充该平台的代码。");
        return new(null, false, FaultCodes.BareCodeNeedsProfile, _rules.Profiles.Spans is [var first, ..]
            ? $"是平台代码，而本单位在该检测日期没有登记来源平台（{string.Join("；", _rules.Profiles.Spans.Select(Said))}），请登记该日的来源平台，或改填 阴性/阳性/可疑/无效。"
            : "是平台代码，各平台含义相反（0 可为合格也可为阳性），请改填 阴性/阳性/可疑/无效，或先为本单位登记来源平台。");
    }

    private static string Said(SourceProfiles.Span span) =>
        $"{span.Profile.Name}：{(span.From == DateOnly.MinValue ? "" : $"自 {span.From:yyyy-MM-dd} ")}{(span.To == DateOnly.MaxValue ? "起" : $"至 {span.To:yyyy-MM-dd}")}";

    /// <summary>A platform's list of methods leaves no other number to guess at; a word stays a word.</summary>
    private Method MethodOf(string word, Words words)
    {
        if (Profile is not { MethodCodes.Count: > 0 })
            return new(words.Number(Encoding.UTF8.GetBytes(word)), null);
        if (SourceProfile.Find(Profile.MethodCodes, word) is { } code)
            return new(words.Number(Encoding.UTF8.GetBytes(code.Meaning)), null);
        return word.All(char.IsAsciiDigit)
            ? new(Words.None, $"不是来源平台“{Profile.Name}”（{Profile.Code}）已知的方法代码（已知：{SourceProfile.Listed(Profile.MethodCodes)}），请改填方法名称，或补充该平台的代码。")
            : new(words.Number(Encoding.UTF8.GetBytes(word)), null);
    }

    private Provenance ProvenanceOf(string word)
    {
        if (Profile is not { ProvenanceCodes.Count: > 0 })
            return default;
        return SourceProfile.Find(Profile.ProvenanceCodes, word) is { } code
            ? new(Encoding.UTF8.GetBytes(code.Meaning), false)
            : new(null, word.All(char.IsAsciiDigit));
    }

    /// <summary>What the cell of an outcome says.</summary>
    /// <param name="Value">Null when it says none.</param>
    /// <param name="IsStandardWord">Nothing of the original is lost with the outcome alone.</param>
    /// <param name="FaultCode">Why it is none.</param>
    /// <param name="Why">The same as the end of a sentence.</param>
    public readonly record struct Outcome(RapidOutcome? Value, bool IsStandardWord, string? FaultCode, string? Why);

    /// <summary>What the cell of a method says.</summary>
    /// <param name="Word">Number of the method's word; None when it is an unknown code.</param>
    /// <param name="Why">Then the end of a sentence.</param>
    public readonly record struct Method(int Word, string? Why);

    /// <summary>What the cell of a provenance says.</summary>
    /// <param name="Standard">The standard word, UTF-8; null where the cell stays as it is.</param>
    /// <param name="IsUnknownCode">A number that the platform's list does not have.</param>
    public readonly record struct Provenance(byte[]? Standard, bool IsUnknownCode);
}
