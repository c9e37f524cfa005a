namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What a target measures.</summary>
public enum Measure : byte
{
    /// <summary><c>count</c>: a number of batches, items or other things.</summary>
    Count = 0,

    /// <summary><c>rate</c>: inspected batches per thousand residents, or a percentage typed in from elsewhere.</summary>
    Rate = 1,

    /// <summary><c>coverage</c>: sites with at least one batch.</summary>
    Coverage = 2,

    /// <summary><c>pass-rate</c>: compliant samples of the evaluated ones, in per cent.</summary>
    PassRate = 3,

    /// <summary><c>disposal-rate</c>: closed disposal cases (核查处置) of those opened, in per cent. Rapid positives are no part of it.</summary>
    DisposalRate = 4,
}
