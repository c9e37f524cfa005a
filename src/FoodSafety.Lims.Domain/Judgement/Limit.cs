namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What a result is judged by (标准值): as cited in a report or bulletin, or as found in the table of limits.</summary>
public sealed record Limit
{
    private Limit(LimitKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What sort of limit this is.</summary>
    public LimitKind Kind { get; }

    /// <summary>As written, always kept.</summary>
    public string Text { get; init; }

    /// <summary>Lower bound, in <see cref="Unit"/>.</summary>
    public decimal? Minimum { get; private init; }

    /// <summary>Whether a value equal to the minimum passes (≥).</summary>
    public bool IncludesMinimum { get; private init; }

    /// <summary>Upper bound, in <see cref="Unit"/>.</summary>
    public decimal? Maximum { get; private init; }

    /// <summary>Whether a value equal to the maximum passes (≤).</summary>
    public bool IncludesMaximum { get; private init; }

    /// <summary>
    /// Whether no sign was written (50CFU/g): read as a maximum, as most standards mean it. Where the direction matters,
    /// ask before relying on it.
    /// </summary>
    public bool IsSignAssumed { get; init; }

    /// <summary>n, c, m, M of a sampling plan.</summary>
    public SamplingPlan? Plan { get; private init; }

    /// <summary>Unit of the numbers; none when it was not written.</summary>
    public MeasurementUnit Unit { get; init; }

    /// <summary>≤ or &lt; a number.</summary>
    public static Limit AtMost(decimal maximum, MeasurementUnit unit, string text, bool inclusive = true) =>
        new(LimitKind.Range, text) { Maximum = maximum, IncludesMaximum = inclusive, Unit = unit };

    /// <summary>≥ or &gt; a number.</summary>
    public static Limit AtLeast(decimal minimum, MeasurementUnit unit, string text, bool inclusive = true) =>
        new(LimitKind.Range, text) { Minimum = minimum, IncludesMinimum = inclusive, Unit = unit };

    /// <summary>Between two numbers.</summary>
    /// <exception cref="ArgumentException">The bounds are the wrong way round.</exception>
    public static Limit Between(
        decimal minimum, decimal maximum, MeasurementUnit unit, string text, bool includesMinimum = true, bool includesMaximum = true) =>
        minimum > maximum
            ? throw new ArgumentException("The lower bound is above the upper bound.", nameof(minimum))
            : new Limit(LimitKind.Range, text)
            {
                Minimum = minimum,
                IncludesMinimum = includesMinimum,
                Maximum = maximum,
                IncludesMaximum = includesMaximum,
                Unit = unit,
            };

    /// <summary>不得检出, 不得使用.</summary>
    public static Limit ZeroTolerance(string text, MeasurementUnit unit = default) => new(LimitKind.ZeroTolerance, text) { Unit = unit };

    /// <summary>A sampling plan.</summary>
    /// <exception cref="ArgumentException">The numbers make no plan.</exception>
    public static Limit ByPlan(SamplingPlan plan, MeasurementUnit unit, string text) =>
        plan.IsValid
            ? new Limit(LimitKind.SamplingPlan, text) { Plan = plan, Unit = unit }
            : throw new ArgumentException("n, c, m and M make no plan.", nameof(plan));

    /// <summary>A requirement in words.</summary>
    public static Limit Requirement(string text) => new(LimitKind.Requirement, text);

    /// <summary>"/": no limit given.</summary>
    public static Limit NotGiven(string text) => new(LimitKind.NotGiven, text);

    /// <summary>The same limit in a unit given elsewhere (a column of its own); a unit already written stays.</summary>
    public Limit WithUnitIfNone(MeasurementUnit unit) => Unit.IsGiven ? this : this with { Unit = unit };
}
