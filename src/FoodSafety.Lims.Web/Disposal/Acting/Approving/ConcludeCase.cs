using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Ends a case whose finding a re-examination or an objection overturned.</summary>
/// <param name="Number">The case.</param>
/// <param name="Reason">What becomes of the measures taken.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ConcludeCase(string Number, string? Reason, int? Version = null)
{
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel) =>
        StoredCase.Change(db, Number, Version, caller, (state, version) => new ConcludeOverturned(Reason).Apply(state, caller.Name, at, version), cancel);
}
