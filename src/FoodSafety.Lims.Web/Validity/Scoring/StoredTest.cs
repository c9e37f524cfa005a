using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>A stored rapid test as scoring looks at it.</summary>
internal sealed class StoredTest
{
    public required long Id { get; init; }

    /// <summary>Local day, market and sample number.</summary>
    public required (int Day, int Market, string SampleNo) Batch { get; init; }

    public required int ItemTerm { get; init; }

    public required RapidOutcome Outcome { get; init; }

    /// <summary>The counters it fills while it is valid.</summary>
    public required ulong Counters { get; init; }

    /// <summary>The set it is scored by; null = exempt.</summary>
    public required ValidityRuleSet? RuleSet { get; init; }

    /// <summary>What rules ask, but for whose its photos are.</summary>
    public required TestFacts Facts { get; init; }

    /// <summary>Its photos, where the set compares them.</summary>
    public required IReadOnlyList<string> Photos { get; init; }

    /// <summary>How it stands in the database.</summary>
    public required (TestValidity Validity, string Codes, DateTimeOffset? PendingUntil) Stored { get; init; }

    /// <summary>How it is to stand.</summary>
    public ValidityVerdict Verdict { get; set; } = ValidityVerdict.Valid;

    public bool IsChanged => Stored != (Verdict.Validity, Verdict.Codes, Verdict.PendingUntil);
}
