using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>并案: ends a case that goes on in another of its district, and tells the other.</summary>
/// <param name="Number">The case that ends.</param>
/// <param name="Into">Number of the case it goes on in.</param>
/// <param name="Reason">Why they are one matter.</param>
/// <param name="Version">The version of the case that ends the caller looked at; null takes the stored one.</param>
public sealed record MergeIntoCase(string Number, string? Into, string? Reason, int? Version = null)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Into))
            return new Refusal("missing", $"案件 {Number}：并案须写明并入哪个案件（into）。", RefusalKind.Unprocessable);
        var found = await new ShowCase(Into.Trim()).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;
        var into = found.Value;
        var taken = into.State();
        return await StoredCase.Change(db, Number, Version, caller, Apply, cancel);

        Outcome<CaseChange> Apply(CaseState from, int version)
        {
            var merged = new MergeCases(Reason).Apply(from, taken, caller.Name, at, version);
            if (merged.Refusal is { } refused)
                return refused;
            into.Take(merged.Value.Into);
            return merged.Value.From;
        }
    }
}
