namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One sample with five items is one batch (批次) and five items (项次); the two are never added.</summary>
public enum Counting : byte
{
    /// <summary><c>batch</c></summary>
    Batch = 0,

    /// <summary><c>item</c></summary>
    Item = 1,
}
