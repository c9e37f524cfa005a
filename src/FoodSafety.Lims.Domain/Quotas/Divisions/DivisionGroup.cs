using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A whole divided once: its shares, all of one kind.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Shares">In the order they were given; places and periods come to exactly the whole.</param>
public sealed record DivisionGroup(DivisionKind Kind, ImmutableArray<DivisionShare> Shares)
{
    /// <summary>What the shares come to.</summary>
    public long Sum => Shares.Sum(share => share.Goal);
}
