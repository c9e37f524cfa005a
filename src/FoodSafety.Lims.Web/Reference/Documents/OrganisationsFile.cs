namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>The reference set <c>organisations</c>: districts, and who sends or owns records in them.</summary>
public sealed record OrganisationsFile(IReadOnlyList<OrganisationsFile.DistrictRow> Districts, IReadOnlyList<OrganisationsFile.OrganisationRow> Rows)
{
    public const string Name = "organisations";

    public sealed record DistrictRow(string Code, string Name, string ShortName);

    public sealed record OrganisationRow(string Code, string Name, string Kind, string District, string? PlaceType, string? Tier = null, string? Street = null, string? County = null);
}
