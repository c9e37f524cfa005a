using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Makes one move of a case's lifecycle.</summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Evidence">Evidence given with it; who and when are set here.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnCase(string Number, string Action, IReadOnlyList<GivenEvidence> Evidence, int? Version = null)
{
    /// <param name="reading">The reference data, and the instant it is done at.</param>
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        var at = reading.AsOf;
        var given = Evidence.Select(item => new EvidenceItem(item.Code, caller.Name, at, item.Value, item.Waiver, Party: item.Party)).ToList();
        if (Recheck.RefusalOf(given, await RapidMethodNames.For(db, given, cancel)) is { } rapid)
            return rapid;
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;
        var state = found.Value.State();
        var stated = state with { Evidence = [.. state.Evidence, .. given] };
        var sample = IsOfLaboratory ? await ConfirmedPositive.SampleOf(db, stated, cancel) : null;
        var unfit = IsOfLaboratory ? await ConfirmedPositive.RefusalOf(db, Action, found.Value, stated, sample, cancel) : null;
        if (sample is not null && await ConfirmOrder.RefusalOf(db, found.Value, sample, at.LocalDay(reading.Zone).Year, cancel) is { } elsewhere)
            return elsewhere;
        var testers = Action == PositiveLifecycle.Confirm.Code ? await Testers(db, found.Value, cancel) : [];
        return await StoredCase.Change(db, found.Value, Version, caller, Apply, cancel, async (row, change, written) =>
        {
            if (change.Opens is { } opens)
                row.Events[^1].Link = await ConfirmedPositive.CarryOn(db, row, sample, opens, caller, at, reading.Zone, written, cancel);
        });

        Outcome<CaseChange> Apply(CaseState state, int version)
        {
            var applied = state.Apply(Action, given, caller.Name, at, version);
            return applied.Refusal is null && (RefusalOfTester(testers, caller) ?? RapidObjection.RefusalOf(applied.Value, reading.Law) ?? unfit) is { } refused
                ? refused
                : applied;
        }
    }

    /// <summary>Whether the move sends a fresh sample to a laboratory or records what that found.</summary>
    private bool IsOfLaboratory =>
        Action == PositiveLifecycle.SendToLab.Code || Action == PositiveLifecycle.RecordLabCompliant.Code || Action == PositiveLifecycle.RecordLabNonCompliant.Code;

    /// <summary>Who tested the batch, as its rows say.</summary>
    private static async Task<IReadOnlyList<string>> Testers(LimsDb db, DisposalCase positive, CancellationToken cancel)
    {
        var details = await db.RapidTests.AsNoTracking()
            .Where(test => test.TestedOn == positive.TestedOn && test.MarketId == positive.MarketId && test.SampleNo == positive.SampleNo)
            .Select(test => test.Details).ToListAsync(cancel);
        return [.. details.Select(row => Patterns.Details.Find(row, "tester")).SelectMany(PersonNames.Of)];
    }

    private Refusal? RefusalOfTester(IReadOnlyList<string> testers, Caller caller) => PersonName.IsAmong(caller.Name, testers)
        ? new Refusal("tester-confirms", $"案件 {Number}：{caller.Name} 是检测人，不得自己确认；请由市场监管所另一人确认。")
        : null;
}
