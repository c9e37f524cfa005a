using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>
/// 来源平台: how one platform writes a rapid-test log, since platforms give the same code opposite meanings (0 is 合格 in Guangdong and
/// 阳性 in Nantong). What a profile does not say is not known, and is refused: never inferred from the other rows of a file.
/// </summary>
/// <param name="Code">Stable, e.g. guangdong.</param>
/// <param name="Name">For people.</param>
public sealed record SourceProfile(string Code, string Name)
{
    /// <summary>结果代码 → outcome; empty where the platform's codes are not known.</summary>
    public IReadOnlyList<SourceCode<RapidOutcome>> OutcomeCodes { get; init; } = [];

    /// <summary>方法代码 → name or synonym of a rapid method.</summary>
    public IReadOnlyList<SourceCode<string>> MethodCodes { get; init; } = [];

    /// <summary>来源代码 → word of the vocabulary provenance; they differ between versions of one vendor's software.</summary>
    public IReadOnlyList<SourceCode<string>> ProvenanceCodes { get; init; } = [];

    /// <summary>Header of the platform → our column's English name; null = none of ours, whatever a synonym says (检测单位 is the tester there, not the unit).</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    /// <summary>Header of the field that says how many rows were sent (totalnum); null where the platform declares none.</summary>
    public string? DeclaredCount { get; init; }

    /// <summary>First local day of this version of the profile.</summary>
    public DateOnly EffectiveFrom { get; init; } = DateOnly.MinValue;

    /// <summary>Last local day; null = still in force.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>The known codes of a list as people read them: 0=合格、1=不合格.</summary>
    public static string Listed<TMeaning>(IReadOnlyList<SourceCode<TMeaning>> codes) => string.Join("、", codes.Select(code => code.Code == code.Label ? code.Code : $"{code.Code}={code.Label}"));

    /// <summary>The entry of a code, spelled in full or half width; null where the platform's list has none.</summary>
    public static SourceCode<TMeaning>? Find<TMeaning>(IReadOnlyList<SourceCode<TMeaning>> codes, string written)
    {
        var key = Spelling.NameKey(written);
        return codes.FirstOrDefault(code => Spelling.NameKey(code.Code) == key);
    }
}
