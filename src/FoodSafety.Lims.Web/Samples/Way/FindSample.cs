using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>
/// One sample with its way, as far as the caller may know of it: the regulators of its district by any of its numbers; its laboratory by the
/// blind code once it is re-coded, and by the others only when nothing is to be hidden; the organisation that took it by all but the blind code.
/// </summary>
/// <param name="Number">抽样单编号, the office's own number, the national system's, or the blind code.</param>
/// <param name="ToAct">To take in a sample that was handed over as it is: its laboratory holds it, though it has not looked at it here.</param>
public sealed record FindSample(string Number, bool ToAct = false)
{
    // Of a sample without a blind code: from its receipt on. Before, it may still be re-coded, and what was seen cannot be unseen.
    private static readonly List<string> OpenToLaboratory =
        [SampleLifecycle.Received.Code, SampleLifecycle.Refused.Code, SampleLifecycle.ResultLocked.Code, SampleLifecycle.Reported.Code, SampleLifecycle.BackupReleased.Code];

    public async Task<Outcome<Sample>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        // A number of the national system may look like one of ours: the form's own number is meant first.
        var candidates = await db.Samples.AsNoTracking().Include(sample => sample.Events)
            .Where(sample => sample.SampleNo == Number || sample.OwnNumber == Number || sample.NationalNo == Number || sample.BlindCode == Number)
            .OrderByDescending(sample => sample.SampleNo == Number)
            .ToListAsync(cancel);
        if (caller.Role == Roles.Lab)
            return candidates.Find(sample => IsKnownTo(caller, sample)) is { } known && (ToAct || !await WaitsForItsReport(db, caller, known, cancel)) ? known : Unknown;
        if (candidates.Count == 0)
            return Unknown;
        return Access.ToDistrict(caller, candidates[0].DistrictCode) is { } refusal ? refusal : candidates[0];
    }

    /// <summary>The samples of a laboratory that it may look at, whole or blind: those it tests, and those it took.</summary>
    public static IQueryable<Sample> OfLaboratory(IQueryable<Sample> samples, string? laboratory) =>
        samples.Where(sample => (sample.Laboratory == laboratory && (sample.BlindCode != null || OpenToLaboratory.Contains(sample.LifecycleStage) || (sample.LifecycleStage == SampleLifecycle.Registered.Code && sample.State != "sampled")))
            || (sample.SamplingOrganisation == laboratory && (sample.Laboratory != laboratory || sample.BlindCode == null)));

    /// <summary>Whether the caller may know the sample by its blind code alone.</summary>
    public static bool IsBlindTo(Caller caller, Sample sample) => IsBlindTo(caller, sample.Laboratory, sample.BlindCode, sample.LifecycleStage);

    /// <summary>The same of a sample of which no more was read.</summary>
    public static bool IsBlindTo(Caller caller, string laboratory, string? blindCode, string stage) =>
        caller.Role == Roles.Lab && laboratory == caller.Organisation && blindCode is not null && SampleLifecycle.KeepsBlind(stage);

    /// <summary>Whether the caller took the sample for another to test: who knows the party does not learn the blind code, nor what it found.</summary>
    public static bool IsSampler(Caller caller, Sample sample) =>
        caller.Role == Roles.Lab && sample.SamplingOrganisation == caller.Organisation && sample.Laboratory != caller.Organisation;

    private bool IsKnownTo(Caller caller, Sample sample)
    {
        if (IsSampler(caller, sample))
            return sample.BlindCode != Number;
        if (sample.Laboratory != caller.Organisation)
            return false;
        if (IsBlindTo(caller, sample))
            return sample.BlindCode == Number;
        return sample.BlindCode is not null || sample.SamplingOrganisation == caller.Organisation || OpenToLaboratory.Contains(StandingStage.Of(sample).Code)
            || (ToAct && sample.LifecycleStage == SampleLifecycle.HandedOver.Code);
    }

    /// <summary>Where sampling and testing are separated, what only the laboratory's own file brought to its receipt is shown with the report, which names the party.</summary>
    private static async Task<bool> WaitsForItsReport(LimsDb db, Caller caller, Sample sample, CancellationToken cancel) =>
        sample is { BlindCode: null, State: not "reported" } && sample.LifecycleStage == SampleLifecycle.Registered.Code
        && sample.Laboratory == caller.Organisation && sample.SamplingOrganisation != caller.Organisation
        && (await SampleLaw.Load(db, cancel)).SeparationOf(sample).Required;

    private Refusal Unknown => new("unknown-sample", $"没有编号为 {Number} 的抽样单，或您不能查看它。", RefusalKind.NotFound);
}
