namespace FoodSafety.Lims.Web.Markets;

public sealed record OrganisationList(IReadOnlyList<OrganisationLine> Items);
