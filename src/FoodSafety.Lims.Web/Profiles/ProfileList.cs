using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Profiles;

/// <param name="Items">The platforms, each version.</param>
/// <param name="Organisations">Who is registered for which.</param>
public sealed record ProfileList(IReadOnlyList<SourceProfileRow> Items, IReadOnlyList<OrganisationProfiles> Organisations);
