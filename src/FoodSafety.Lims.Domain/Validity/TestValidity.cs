namespace FoodSafety.Lims.Domain.Validity;

/// <summary>Whether a rapid test counts towards the quotas (有效性). It stays stored, stays a batch and keeps its case whatever it is.</summary>
public enum TestValidity
{
    /// <summary>Counts. So does every test no rule set is in force for.</summary>
    Valid,

    /// <summary>Does not count yet: something can still be supplied.</summary>
    Pending,

    /// <summary>Does not count.</summary>
    Invalid,
}
