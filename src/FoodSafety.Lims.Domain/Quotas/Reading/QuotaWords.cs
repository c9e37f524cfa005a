using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>The words that stand for the enumerations in plan files and in what the product answers; programs rely on them.</summary>
public static class QuotaWords
{
    /// <summary>count, rate, coverage, pass-rate, disposal-rate.</summary>
    public static string Word(this Measure measure) => measure switch
    {
        Measure.Count => "count",
        Measure.Rate => "rate",
        Measure.Coverage => "coverage",
        Measure.PassRate => "pass-rate",
        Measure.DisposalRate => "disposal-rate",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>&gt;=, &gt;, =.</summary>
    public static string Word(this Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => ">=",
        Comparator.MoreThan => ">",
        Comparator.Exactly => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparator)),
    };

    /// <summary>batch, item.</summary>
    public static string Word(this Counting counting) => counting switch
    {
        Counting.Batch => "batch",
        Counting.Item => "item",
        _ => throw new ArgumentOutOfRangeException(nameof(counting)),
    };

    /// <summary>met, not-met, no-target, not-applicable.</summary>
    public static string Word(this QuotaStatus status) => status switch
    {
        QuotaStatus.Met => "met",
        QuotaStatus.NotMet => "not-met",
        QuotaStatus.NoTarget => "no-target",
        QuotaStatus.NotApplicable => "not-applicable",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>submitted, submitted-late, awaited, overdue.</summary>
    public static string Word(this SubmissionState state) => state switch
    {
        SubmissionState.Submitted => "submitted",
        SubmissionState.SubmittedLate => "submitted-late",
        SubmissionState.Awaited => "awaited",
        SubmissionState.Overdue => "overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>sampled, tested, reported, published.</summary>
    public static string Word(this CountedAt state) => state switch
    {
        CountedAt.Sampled => "sampled",
        CountedAt.Tested => "tested",
        CountedAt.Reported => "reported",
        CountedAt.Published => "published",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>gamma-poisson, block-bootstrap.</summary>
    public static string Word(this ForecastMethod method) => method switch
    {
        ForecastMethod.GammaPoisson => "gamma-poisson",
        ForecastMethod.BlockBootstrap => "block-bootstrap",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>all, sum.</summary>
    public static string Word(this Combine combine) => combine switch
    {
        Combine.All => "all",
        Combine.Sum => "sum",
        _ => throw new ArgumentOutOfRangeException(nameof(combine)),
    };

    /// <summary>rapid-tests, samples.</summary>
    public static string Word(this RecordKind kind) => kind switch
    {
        RecordKind.RapidTest => "rapid-tests",
        RecordKind.Sample => "samples",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>county, street, site, unit, quarter, month, counter.</summary>
    public static string Word(this DivisionKind kind) => kind switch
    {
        DivisionKind.County => "county",
        DivisionKind.Street => "street",
        DivisionKind.Site => "site",
        DivisionKind.Unit => "unit",
        DivisionKind.Quarter => "quarter",
        DivisionKind.Month => "month",
        DivisionKind.Counter => "counter",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The same in the users' words.</summary>
    public static string Name(this DivisionKind kind) => kind switch
    {
        DivisionKind.County => "县区",
        DivisionKind.Street => "街道",
        DivisionKind.Site => "场所",
        DivisionKind.Unit => "快检单元",
        DivisionKind.Quarter => "季度",
        DivisionKind.Month => "月份",
        DivisionKind.Counter => "专项下限",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>achieved, on-time, behind, missed, not-due.</summary>
    public static string Word(this PeriodState state) => state switch
    {
        PeriodState.Achieved => "achieved",
        PeriodState.OnTime => "on-time",
        PeriodState.Behind => "behind",
        PeriodState.Missed => "missed",
        PeriodState.NotDue => "not-due",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
