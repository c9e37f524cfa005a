using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>One rule of a set, and the tests it is for.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Hours">Of entered-within, and of photos-required where photos have a time: counted from the last instant the written test time can mean; 1–8760.</param>
/// <param name="Clock">Of entered-within.</param>
/// <param name="Provenances">Standard words of 来源 it is for (of hand-entry-barred: those barred); empty = all.</param>
/// <param name="PlaceTypes">场所类型 it is for; empty = all.</param>
public sealed record ValidityRule(ValidityRuleKind Kind, int? Hours, ArrivalClock Clock, ImmutableArray<string> Provenances, ImmutableArray<string> PlaceTypes)
{
    /// <summary>What the rule has against a test; nothing where it is content or not for this test.</summary>
    internal void Judge(in TestFacts test, ValidityLaw law, List<ValidityReason> reasons, ref DateTimeOffset? until)
    {
        if (!PlaceTypes.IsEmpty && !PlaceTypes.Contains(test.PlaceType ?? ""))
            return;
        var limit = Hours is { } hours ? test.TestedUntil.AddHours(hours) : (DateTimeOffset?)null;
        if (Against(test, law, limit) is not { } reason)
            return;
        if (!Provenances.IsEmpty && test.Provenance is null)
            reason = ValidityReason.ProvenanceMissing;
        else if (!Provenances.IsEmpty && !Provenances.Contains(test.Provenance!))
            return;
        if (!reasons.Contains(reason))
            reasons.Add(reason);
        if (reason == ValidityReason.PhotosMissing && limit is { } end && !(until < end))
            until = end;
    }

    private ValidityReason? Against(in TestFacts test, ValidityLaw law, DateTimeOffset? limit) => Kind switch
    {
        ValidityRuleKind.EnteredWithin => Entry(test, limit!.Value),
        ValidityRuleKind.PhotosRequired => test.Photos == 0 ? ValidityReason.PhotosMissing : test.PhotosAddedAt > limit ? ValidityReason.PhotosLate : null,
        ValidityRuleKind.HandEntryBarred => ValidityReason.HandEntryBarred,
        ValidityRuleKind.PhotosNotReused => test.HasPhotoOfAnother ? ValidityReason.DuplicatePhoto : null,
        ValidityRuleKind.KitInDate => law.Kits.Judge(test.KitLot, test, ValidityReason.KitMissing, ValidityReason.KitUnknown, ValidityReason.KitExpired),
        ValidityRuleKind.DeviceCalibrated => law.Devices.Judge(test.Device, test, ValidityReason.DeviceMissing, ValidityReason.DeviceUnknown, ValidityReason.DeviceOutOfCalibration),
        ValidityRuleKind.TesterTrained => law.Testers.Judge(test.Tester, test, ValidityReason.TesterMissing, ValidityReason.TesterUnknown, ValidityReason.TesterUntrained),
        _ => throw new InvalidOperationException($"No rule {Kind}."),
    };

    /// <summary>What has been received in time was entered in time, whatever the row says.</summary>
    private ValidityReason? Entry(in TestFacts test, DateTimeOffset limit)
    {
        if (test.ReceivedAt <= limit)
            return null;
        if (Clock == ArrivalClock.Received)
            return ValidityReason.EnteredLate;
        if (test.Entered is not { } entered)
            return ValidityReason.EntryTimeMissing;
        return entered.Until < test.TestedFrom ? ValidityReason.EnteredBeforeTest
            : entered.From > limit ? ValidityReason.EnteredLate
            : null;
    }
}
