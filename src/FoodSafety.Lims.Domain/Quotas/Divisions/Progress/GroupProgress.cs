using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How far the shares of one whole are.</summary>
/// <param name="Kind">By what it is divided.</param>
/// <param name="Shares">In the order of the division.</param>
/// <param name="Other">其他: counted in the whole and in none of the shares. Of places, shares and other come to exactly the whole; of floors it is 0, for one record may fill several.</param>
public sealed record GroupProgress(DivisionKind Kind, ImmutableArray<ShareProgress> Shares, long Other);
