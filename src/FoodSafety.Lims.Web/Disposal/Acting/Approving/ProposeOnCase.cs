using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Asks another to approve what takes two, of a case nobody has handled yet.</summary>
/// <param name="Number">The case.</param>
/// <param name="Reason">What is asked for, and why.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ProposeOnCase(string Number, string? Reason, int? Version = null)
{
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel) =>
        StoredCase.Change(db, Number, Version, caller, (state, version) => new ProposeApproval(Reason).Apply(state, caller.Name, at, version), cancel);
}
