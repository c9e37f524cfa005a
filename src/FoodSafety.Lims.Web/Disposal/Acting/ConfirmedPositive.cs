using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// What a laboratory said of a rapid positive, by the fresh sample the case names: the positive and what the sample's own results bring are one
/// disposal case, whichever comes first.
/// </summary>
internal static class ConfirmedPositive
{
    /// <summary>The sample of the number where it is registered here, by its form's number or the office's own; most are the national system's.</summary>
    public static async Task<Sample?> SampleOf(LimsDb db, CaseState positive, CancellationToken cancel) =>
        NumberOf(positive) is { } number
            ? await db.Samples.AsNoTracking().FirstOrDefaultAsync(
                sample => sample.DistrictCode == positive.Facts.District && (sample.SampleNo == number || sample.OwnNumber == number || sample.NationalNo == number), cancel)
            : null;

    /// <summary>Why the move is refused: the registered sample's own results say the opposite; null otherwise.</summary>
    public static Refusal? RefusalOf(string action, CaseState positive, Sample? sample) => (action, sample?.Verdict) switch
    {
        (var done, Verdict.Compliant) when done == PositiveLifecycle.RecordLabNonCompliant.Code =>
            new Refusal("lab-verdict-differs", $"案件 {positive.Number}：送检的抽样单 {sample!.SampleNo} 检验合格，不能{PositiveLifecycle.RecordLabNonCompliant.Name}；请核对送检抽样单编号（{PositiveLifecycle.LabSampleNumber.Code}）。"),
        (var done, Verdict.NonCompliant) when done == PositiveLifecycle.RecordLabCompliant.Code =>
            new Refusal("lab-verdict-differs", $"案件 {positive.Number}：送检的抽样单 {sample!.SampleNo} 检验不合格，不能{PositiveLifecycle.RecordLabCompliant.Name}；请核对送检抽样单编号（{PositiveLifecycle.LabSampleNumber.Code}）。"),
        _ => null,
    };

    /// <summary>Number of the case it goes on in: the one the sample has, or a new one of that sample, which the sample's later results join.</summary>
    public static async Task<string> CarryOn(LimsDb db, DisposalCase positive, Sample? sample, CaseKind kind, Caller caller, DateTimeOffset at, TimeZoneInfo zone, List<RowChange> written, CancellationToken cancel)
    {
        // An import may be opening the sample's case at this moment.
        DistrictLock.Take(db, positive.DistrictCode);
        var state = positive.State();
        var number = sample?.SampleNo ?? NumberOf(state)!;
        var standing = await StoredCase.Whole(db).Where(one => one.DistrictCode == positive.DistrictCode && one.Kind == "disposal" && one.SampleNo == number)
            .OrderBy(one => one.ClosedAt != null).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancel);
        while (standing?.Events.FirstOrDefault(happened => happened.Action == MergeCases.Action.Code)?.Link is { } into)
            standing = await StoredCase.Whole(db).FirstOrDefaultAsync(one => one.Number == into, cancel);
        if (standing is null)
            return CarriedOn.Open(db, positive, kind, positive.DistrictCode, number, sample?.Id, caller, at, zone, written);
        if (standing.ClosedAt is null)
            standing.Take(TakeIn.From(standing.State(), state, caller.Name, at));
        return standing.Number;
    }

    /// <summary>A number as results name the sample: without white space.</summary>
    public static string NumberOf(string written) => string.Concat(written.Where(character => !char.IsWhiteSpace(character)));

    private static string? NumberOf(CaseState positive) => positive.Find(PositiveLifecycle.LabSampleNumber.Code)?.Value is { } written ? NumberOf(written) : null;
}
