namespace FoodSafety.Lims.Web.Reference;

/// <summary>One named set of dated reference data (limits, calendar, a district's plan, …), kept whole as the JSON it was imported from.</summary>
public sealed class ReferenceSet
{
    /// <summary>limits, calendar, populations, plans/440304-2023, …</summary>
    public required string Name { get; set; }

    public required string Content { get; set; }

    public DateTimeOffset ImportedAt { get; set; }
}
