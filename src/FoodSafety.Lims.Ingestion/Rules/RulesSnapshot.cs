using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;

namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>
/// Everything a row is judged by, fixed when an import starts. It holds all dated rules; each row takes the ones of its own date.
/// Names are matched as <see cref="Spelling.NameKey"/> makes them.
/// </summary>
public sealed record RulesSnapshot
{
    /// <summary>The district the file is sent for; market names resolve within it.</summary>
    public required string DistrictCode { get; init; }

    /// <summary>The sender.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>regulator | lab | market: a market may send its own log only.</summary>
    public required string OrganisationKind { get; init; }

    /// <summary>The instant of the import: later times are in the future.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The district's wall clock.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>All markets of all districts by code.</summary>
    public required IReadOnlyDictionary<string, Market> MarketsByCode { get; init; }

    /// <summary>Codes of all markets by the storage's number.</summary>
    public IReadOnlyDictionary<int, string> MarketCodes => field ??= MarketsByCode.Values.ToDictionary(market => market.Id, market => market.Code);

    /// <summary>The district's markets by normalised name; more than one under a name is ambiguous.</summary>
    public required ILookup<string, Market> MarketsByName { get; init; }

    /// <summary>Codes and names of all organisations, by normalised text → code.</summary>
    public required IReadOnlyDictionary<string, string> Organisations { get; init; }

    /// <summary>Normalised food name or synonym → 食品大类.</summary>
    public required IReadOnlyDictionary<string, string> CategoryOfFood { get; init; }

    /// <summary>Normalised category name or synonym → 食品大类 of the 39 classes.</summary>
    public required IReadOnlyDictionary<string, string> Categories { get; init; }

    /// <summary>Names of the categories that are farm produce (食用农产品).</summary>
    public required IReadOnlySet<string> FarmProduceCategories { get; init; }

    /// <summary>Normalised names of what is no food but follows another regime: 食品相关产品, 复用餐饮具.</summary>
    public IReadOnlySet<string> OtherRegime { get; init; } = new HashSet<string>();

    /// <summary>Normalised test item or synonym → its standard name.</summary>
    public required IReadOnlyDictionary<string, string> TestItems { get; init; }

    /// <summary>Rapid methods with their thresholds, by normalised name or synonym; several are dated versions.</summary>
    public required ILookup<string, RapidMethod> RapidMethods { get; init; }

    /// <summary>Normalised outcome word → outcome: 阴性, 阳性, 可疑, 无效, 合格, 不合格, …</summary>
    public required IReadOnlyDictionary<string, RapidOutcome> OutcomeWords { get; init; }

    /// <summary>The platforms the sender's logs come from, by day: what its bare codes mean.</summary>
    public SourceProfiles Profiles { get; init; } = SourceProfiles.None;

    /// <summary>By vocabulary (place-type 场所类型, stage 环节, programme 任务类别, selection 抽样方式, method-class 方法类别, organiser 组织方, …):
    /// normalised word → standard word. One word may mean different things in two vocabularies (重金属专项).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> StandardWords { get; init; }

    /// <summary>Laboratory limits with their dates; made when first asked for, since rapid tests never ask.</summary>
    public required Lazy<LimitTable> Limits { get; init; }

    /// <summary>Dated limits and requirements of the law; made when first asked for.</summary>
    public Lazy<LegalLimits> Law { get; init; } = new(() => new LegalLimits([]));

    /// <summary>Contracts with laboratories; none where none are kept.</summary>
    public LaboratoryContracts Contracts { get; init; } = new([]);

    /// <summary>Laboratories' accreditations: what lies outside is refused, of those that have any recorded.</summary>
    public Accreditations Accreditations { get; init; } = Accreditations.None;

    /// <summary>What the district's rapid tests are scored by; off where it never chose a rule set.</summary>
    public ValidityLaw Validity { get; init; } = ValidityLaw.None;

    /// <summary>The standard word of a vocabulary, or the word itself where it is not known there.</summary>
    public string StandardWord(string vocabulary, string word) =>
        StandardWords.TryGetValue(vocabulary, out var words) && words.TryGetValue(Spelling.NameKey(word), out var standard) ? standard : word;

    /// <summary>Whether a thing is no food but follows another regime, by its own name or its category's.</summary>
    public bool IsOtherRegime(string food, string? category = null) =>
        OtherRegime.Contains(Spelling.NameKey(food)) || (category is not null && OtherRegime.Contains(Spelling.NameKey(category)));

    /// <summary>
    /// The legal function of the task, whatever the department is called: the programme (任务) tells it where it is one function's own; otherwise
    /// what was taken before it came to market (种养殖), which 农产品质量安全法 governs, and what an agricultural department found is 农业农村. Null
    /// where the record does not tell.
    /// </summary>
    /// <param name="programme">任务来源 or 任务类别 of the record.</param>
    /// <param name="stage">环节 of the record.</param>
    /// <param name="department">Who found it.</param>
    public LegalFunction? FunctionOf(string? programme, string? stage, string? department = null) =>
        (programme is null ? null : StandardWord("programme-function", programme)) switch
        {
            "市场监管" => LegalFunction.MarketSupervision,
            "农业农村" => LegalFunction.Agriculture,
            _ when stage is not null && StandardWord("stage", stage) == "种养殖" => LegalFunction.Agriculture,
            _ when department is not null && StandardWord("department-function", department) == "农业农村" => LegalFunction.Agriculture,
            _ => null,
        };

    /// <summary>The district's plans by year; a record fills the counters of its own year's plan.</summary>
    public required IReadOnlyDictionary<int, Plan> PlansByYear { get; init; }
}
