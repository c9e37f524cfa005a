using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>One result as the laboratory gave it: a number, a censored number, a qualitative statement, or several of these.</summary>
public sealed record MeasuredValue
{
    private MeasuredValue(ValueKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What sort of value this is.</summary>
    public ValueKind Kind { get; }

    /// <summary>As written, always kept.</summary>
    public string Text { get; init; }

    /// <summary>The number of an exact value, or the bound of a censored one; trailing zeros kept (0.00430).</summary>
    public decimal Amount { get; private init; }

    /// <summary>Of a censored number: whether the bound itself belongs to it (≤, ≥).</summary>
    public bool IncludesBound { get; private init; }

    /// <summary>Figures the laboratory wrote: 3 of 0.00430, 2 of 1.0×10²; 0 where there is no number.</summary>
    public int SignificantDigits { get; private init; }

    /// <summary>The unit; none when it was not written.</summary>
    public MeasurementUnit Unit { get; init; }

    /// <summary>检出限, where known.</summary>
    public Quantity? DetectionLimit { get; init; }

    /// <summary>定量限, where known.</summary>
    public Quantity? QuantitationLimit { get; init; }

    /// <summary>The single values of a <see cref="ValueKind.List"/>; empty otherwise.</summary>
    public ImmutableArray<MeasuredValue> Items { get; private init; } = [];

    /// <summary>A number.</summary>
    public static MeasuredValue Exact(decimal amount, MeasurementUnit unit, string text, int significantDigits = 0) =>
        new(ValueKind.Exact, text) { Amount = amount, Unit = unit, SignificantDigits = significantDigits };

    /// <summary>A number known only to lie below (or above) a bound.</summary>
    public static MeasuredValue Censored(bool below, decimal bound, bool includesBound, MeasurementUnit unit, string text, int significantDigits = 0) =>
        new(below ? ValueKind.LessThan : ValueKind.GreaterThan, text)
        {
            Amount = bound,
            IncludesBound = includesBound,
            Unit = unit,
            SignificantDigits = significantDigits,
        };

    /// <summary>A statement without a number.</summary>
    /// <exception cref="ArgumentException">The kind needs a number or a list.</exception>
    public static MeasuredValue Stated(ValueKind kind, string text, MeasurementUnit unit = default) =>
        kind is ValueKind.Exact or ValueKind.LessThan or ValueKind.GreaterThan or ValueKind.List
            ? throw new ArgumentException("This kind is not a mere statement.", nameof(kind))
            : new MeasuredValue(kind, text) { Unit = unit };

    /// <summary>Several values of one item.</summary>
    /// <exception cref="ArgumentException">Fewer than two, or a list within the list.</exception>
    public static MeasuredValue List(ImmutableArray<MeasuredValue> items, string text) =>
        items.Length < 2 || items.Any(item => item.Kind == ValueKind.List)
            ? throw new ArgumentException("A list holds two or more single values.", nameof(items))
            : new MeasuredValue(ValueKind.List, text) { Items = items, Unit = items[^1].Unit };

    /// <summary>The same value in a unit given elsewhere (a column of its own); a unit already written stays.</summary>
    public MeasuredValue WithUnitIfNone(MeasurementUnit unit) =>
        this with
        {
            Unit = Unit.IsGiven ? Unit : unit,
            Items = [.. Items.Select(item => item.WithUnitIfNone(unit))],
        };

    /// <inheritdoc/>
    public bool Equals(MeasuredValue? other) =>
        other is not null && Kind == other.Kind && Text == other.Text && Amount == other.Amount && IncludesBound == other.IncludesBound
        && Unit == other.Unit && DetectionLimit == other.DetectionLimit && QuantitationLimit == other.QuantitationLimit
        && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text, Amount, Unit, Items.Length);
}
