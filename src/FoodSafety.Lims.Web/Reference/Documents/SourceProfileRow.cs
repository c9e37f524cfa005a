using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>source-profiles</c>: one version of how a platform (来源平台) writes a log.</summary>
public sealed record SourceProfileRow(
    string Code,
    string Name,
    IReadOnlyList<SourceProfileRow.CodeRow> OutcomeCodes,
    IReadOnlyList<SourceProfileRow.CodeRow> MethodCodes,
    IReadOnlyList<SourceProfileRow.CodeRow> ProvenanceCodes,
    IReadOnlyList<SourceProfileRow.ColumnRow> Columns,
    string? DeclaredCount,
    string? Note,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Source,
    string Certainty)
{
    /// <summary>The name of the set.</summary>
    public const string Set = "source-profiles";

    /// <summary>The words for outcomes in reference documents.</summary>
    public static readonly IReadOnlyDictionary<string, RapidOutcome> Outcomes = new Dictionary<string, RapidOutcome>
    {
        ["negative"] = RapidOutcome.Negative,
        ["positive"] = RapidOutcome.Positive,
        ["suspect"] = RapidOutcome.Suspect,
        ["invalid"] = RapidOutcome.Invalid,
    };

    /// <summary>As the readers use it.</summary>
    public SourceProfile ToProfile() => new(Code, Name)
    {
        OutcomeCodes = [.. OutcomeCodes.Select(code => new SourceCode<RapidOutcome>(code.Code, code.Label, Outcomes[code.Means]))],
        MethodCodes = [.. MethodCodes.Select(code => new SourceCode<string>(code.Code, code.Label, code.Means))],
        ProvenanceCodes = [.. ProvenanceCodes.Select(code => new SourceCode<string>(code.Code, code.Label, code.Means))],
        Columns = Columns.ToDictionary(column => ColumnMap.KeyOf(column.Header), column => column.Column),
        DeclaredCount = DeclaredCount,
        EffectiveFrom = EffectiveFrom,
        EffectiveTo = EffectiveTo,
    };

    /// <summary>The platform's code, its own word for it, and what it means here.</summary>
    public sealed record CodeRow(string Code, string Label, string Means);

    /// <summary>The platform's header and our column's English name; null = none of ours.</summary>
    public sealed record ColumnRow(string Header, string? Column);
}
