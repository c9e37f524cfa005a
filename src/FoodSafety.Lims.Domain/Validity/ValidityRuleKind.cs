namespace FoodSafety.Lims.Domain.Validity;

/// <summary>What a validity rule asks of a rapid test.</summary>
public enum ValidityRuleKind
{
    /// <summary>entered-within: to be entered within so many hours of the test.</summary>
    EnteredWithin,

    /// <summary>photos-required: to carry photos, within so many hours where hours are given.</summary>
    PhotosRequired,

    /// <summary>hand-entry-barred: not to come by these provenances.</summary>
    HandEntryBarred,

    /// <summary>photos-not-reused: no photo may be another sample's.</summary>
    PhotosNotReused,

    /// <summary>kit-in-date: the kit lot registered and in date on the day.</summary>
    KitInDate,

    /// <summary>device-calibrated: the device registered and calibrated on the day.</summary>
    DeviceCalibrated,

    /// <summary>tester-trained: the tester registered and trained on the day.</summary>
    TesterTrained,
}
