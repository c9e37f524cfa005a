using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Names a party of a case that no import named.</summary>
/// <param name="Number">The case.</param>
/// <param name="Role">What the party did with the food.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record AddCaseParty(string Number, PartyRole? Role, string? Name, int? Version = null)
{
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel) =>
        StoredCase.Change(db, Number, Version, caller, (state, version) => new AddParty(Role, Name).Apply(state, caller.Name, at, version), cancel);
}
