using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>A cell of failures, understood.</summary>
/// <param name="Text">The cell as written.</param>
/// <param name="Items">Every result in it, in the order written; one for each item and phase.</param>
public sealed record FailureCell(string Text, ImmutableArray<FailedItem> Items)
{
    /// <summary>The results that stand: of an item examined twice the re-examination (食品安全法 art 88).</summary>
    public IEnumerable<FailedItem> Standing => Items
        .GroupBy(item => Spelling.NameKey(item.Name))
        .Select(phases => phases.MaxBy(item => item.Phase)!);
}
