namespace FoodSafety.Lims.Web.Markets;

/// <summary>One organisation as commands and the API list it.</summary>
public sealed record OrganisationLine(string Code, string Name, string Kind, string District);
