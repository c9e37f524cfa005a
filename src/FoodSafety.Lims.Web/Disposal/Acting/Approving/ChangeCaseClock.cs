using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Asks for, grants or refuses an extension (延期) or a suspension (中止) of one time limit of a case, or resumes it.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action, e.g. <c>request-extension</c>.</param>
/// <param name="Clock">Code of the clock, e.g. <c>disposal-finish</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">Number of the party whose clock it is; null for one of the case itself.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ChangeCaseClock(string Number, string Action, string? Clock, string? Reason, int? Party = null, int? Version = null)
{
    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public Task<Outcome<DisposalCase>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel) => StoredCase.Change(
        db, Number, Version, caller, (state, version) => new ChangeClock(Action, Clock, Reason, Party).Apply(state, caller.Name, reading.AsOf, version, reading.Law), cancel);
}
