namespace FoodSafety.Lims.Web.Markets;

/// <param name="By">Local time of the day by which a log had to be there; null for whenever it came.</param>
/// <param name="Markets">How many markets the district has.</param>
/// <param name="Items">Those that have not sent and did not say why.</param>
/// <param name="Closed">Those that have not sent because they declared 休市.</param>
/// <param name="Text">The same as one sentence, ready to be pasted where markets are reminded.</param>
public sealed record MissingLogList(
    string District, DateOnly Date, TimeOnly? By, int Markets, IReadOnlyList<OrganisationLine> Items, IReadOnlyList<OrganisationLine> Closed, string Text);
