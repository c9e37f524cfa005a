using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>
/// Which records fill a counter. The two halves treat silence differently, on purpose: a record that does not say
/// its stage is not known to be of the stage asked for, and is not known to be of the stage excluded either.
/// </summary>
/// <param name="Only">Every list must name what the record states; a fact not stated fails.</param>
/// <param name="Except">No list may name what the record states; a fact not stated passes.</param>
public sealed record CounterFilter(FactLists Only, FactLists Except)
{
    /// <summary>Admits every record.</summary>
    public static readonly CounterFilter Any = new(FactLists.Empty, FactLists.Empty);

    /// <summary>Whether the record passes; its kind is the counter's question, not the filter's.</summary>
    public bool Matches(in RecordFacts facts) => Only.AdmitsEveryAnswer(facts) && !Except.NamesAnyAnswer(facts);
}
