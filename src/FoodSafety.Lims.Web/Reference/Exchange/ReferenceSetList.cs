namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>All reference sets, in the order of their names.</summary>
public sealed record ReferenceSetList(IReadOnlyList<ReferenceSetList.Line> Items)
{
    /// <param name="Name">limits, calendar, plans/440304-futian-2023, …</param>
    /// <param name="ImportedAt">When it last came in, at the district's wall clock.</param>
    /// <param name="Characters">Length of the document.</param>
    public sealed record Line(string Name, DateTimeOffset ImportedAt, int Characters);
}
