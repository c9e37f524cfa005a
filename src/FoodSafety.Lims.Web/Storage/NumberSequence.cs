namespace FoodSafety.Lims.Web.Storage;

/// <summary>The last number given out of a named series, taken in the transaction that uses it: no number is given twice.</summary>
public sealed class NumberSequence
{
    public required string Name { get; set; }

    public long Last { get; set; }
}
