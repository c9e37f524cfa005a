namespace FoodSafety.Lims.Web.Markets;

/// <param name="Markets">How many markets the district has.</param>
/// <param name="Items">Those that have not sent and did not say why.</param>
/// <param name="Closed">Those that have not sent because they declared 休市.</param>
public sealed record MissingLogList(
    string District, DateOnly Date, int Markets, IReadOnlyList<OrganisationLine> Items, IReadOnlyList<OrganisationLine> Closed);
