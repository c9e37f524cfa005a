using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Adds the weights of the goods to a case, and one reason for all of them that were not taken.</summary>
/// <param name="Number">The case.</param>
/// <param name="Weights">What was weighed.</param>
/// <param name="Unweighed">未过秤的理由: why every weight the case still lacks was not taken; null leaves them open.</param>
public sealed record WeighGoods(string Number, IReadOnlyList<GivenEvidence> Weights, string? Unweighed)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;
        var row = found.Value;
        var seen = row.Version;
        List<GivenEvidence> given = [.. Weights, .. Excused(row.State(), Weights, Unweighed)];
        if (given.Count == 0)
            return new Refusal("missing", $"案件 {Number}：请填写重量，未过秤的写明理由。", RefusalKind.Unprocessable);
        foreach (var item in given)
        {
            var attached = row.State().Attach(new EvidenceItem(item.Code, caller.Name, at, item.Value, item.Waiver));
            if (attached.Refusal is { } refused)
                return refused;
            row.Take(attached.Value);
        }

        try
        {
            await db.SaveAudited(caller.Name, at, new AuditedChange(Domain.Disposal.CaseEvent.AttachEvidence, Number), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StoredCase.ChangedMeanwhile(db, Number, seen, cancel);
        }

        return row;
    }

    /// <summary>The reason in the place of every weight that the case has not and that is not given; none without a reason.</summary>
    internal static IEnumerable<GivenEvidence> Excused(CaseState state, IReadOnlyList<GivenEvidence> given, string? reason) => string.IsNullOrWhiteSpace(reason)
        ? []
        : GoodsBalance.Unweighed(state, [.. given.Select(item => item.Code)]).Select(kind => new GivenEvidence(kind.Code, Waiver: reason.Trim()));
}
