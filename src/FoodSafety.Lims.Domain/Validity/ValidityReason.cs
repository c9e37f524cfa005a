namespace FoodSafety.Lims.Domain.Validity;

/// <summary>Why a rapid test is not valid, in a stable code and in words for people.</summary>
/// <param name="Code">Stable: stored, answered by the API, relied on.</param>
/// <param name="Name">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Validity"><see cref="TestValidity.Pending"/> where it can still be supplied, else <see cref="TestValidity.Invalid"/>.</param>
public sealed record ValidityReason(string Code, string Name, string Remedy, TestValidity Validity)
{
    /// <summary>Entered after the hours allowed.</summary>
    public static readonly ValidityReason EnteredLate = Invalid("entered-late", "录入超过规定时限", "录入时间写错的请更正；确属逾期的不计入任务量。");

    /// <summary>Received too late to prove anything, and no entry time is written.</summary>
    public static readonly ValidityReason EntryTimeMissing = Pending("entry-time-missing", "没有录入时间（或不能识别）", "请对该记录提出更正，补填录入时间。");

    /// <summary>Says it was entered before it was tested.</summary>
    public static readonly ValidityReason EnteredBeforeTest = Pending("entered-before-test", "录入时间早于检测时间", "请核对并更正录入时间或检测时间。");

    /// <summary>No photo, where photos are asked for.</summary>
    public static readonly ValidityReason PhotosMissing = Pending("photos-missing", "缺少照片", "请在时限内对该记录提出更正，补充照片。");

    /// <summary>Photos came by a correction, after the time for them.</summary>
    public static readonly ValidityReason PhotosLate = Invalid("photos-late", "照片超过规定时限才补充", "超过时限补充的照片不能使记录有效。");

    /// <summary>Keyed in by hand where that is barred.</summary>
    public static readonly ValidityReason HandEntryBarred = Invalid("hand-entry-barred", "该类场所不得手工录入", "请改由仪器直传；来源写错的请更正。");

    /// <summary>A rule depends on how the record came, and that is not written.</summary>
    public static readonly ValidityReason ProvenanceMissing = Pending("provenance-missing", "没有写明数据来源", "请对该记录提出更正，补填来源（仪器直传、手工录入、移动端……）。");

    /// <summary>A photo belongs to another sample that brought it first.</summary>
    public static readonly ValidityReason DuplicatePhoto = Invalid("duplicate-photo", "照片与另一样品的相同", "请更正为本样品自己的照片。");

    /// <summary>No kit lot is written.</summary>
    public static readonly ValidityReason KitMissing = Pending("kit-missing", "没有试剂批号", "请对该记录提出更正，补填试剂批号。");

    /// <summary>The kit lot is not registered.</summary>
    public static readonly ValidityReason KitUnknown = Pending("kit-unknown", "试剂批号未登记", "请监管部门在试剂登记册登记该批试剂，或更正批号。");

    /// <summary>The kit was past its date, or not yet made, on the day.</summary>
    public static readonly ValidityReason KitExpired = Invalid("kit-expired", "试剂当日不在有效期内", "请停用该批试剂；批号写错的请更正。");

    /// <summary>No device is written.</summary>
    public static readonly ValidityReason DeviceMissing = Pending("device-missing", "没有设备编号", "请对该记录提出更正，补填设备编号。");

    /// <summary>The device is not registered.</summary>
    public static readonly ValidityReason DeviceUnknown = Pending("device-unknown", "设备未登记", "请监管部门在设备登记册登记该设备，或更正设备编号。");

    /// <summary>The device was not within a calibration on the day.</summary>
    public static readonly ValidityReason DeviceOutOfCalibration = Invalid("device-out-of-calibration", "设备当日不在校准有效期内", "请送检校准；已校准而未登记的请在设备登记册补登记。");

    /// <summary>No tester is written.</summary>
    public static readonly ValidityReason TesterMissing = Pending("tester-missing", "没有检测人", "请对该记录提出更正，补填检测人。");

    /// <summary>The tester is not registered.</summary>
    public static readonly ValidityReason TesterUnknown = Pending("tester-unknown", "检测人未登记", "请监管部门在检测人登记册登记其培训，或更正检测人。");

    /// <summary>The tester had no training valid on the day.</summary>
    public static readonly ValidityReason TesterUntrained = Invalid("tester-untrained", "检测人当日没有有效的培训", "请安排培训；已培训而未登记的请在检测人登记册补登记。");

    /// <summary>Every reason there is.</summary>
    public static IReadOnlyList<ValidityReason> All { get; } =
    [
        EnteredLate, EntryTimeMissing, EnteredBeforeTest, PhotosMissing, PhotosLate, HandEntryBarred, ProvenanceMissing, DuplicatePhoto,
        KitMissing, KitUnknown, KitExpired, DeviceMissing, DeviceUnknown, DeviceOutOfCalibration, TesterMissing, TesterUnknown, TesterUntrained,
    ];

    private static readonly Dictionary<string, ValidityReason> ByCode = All.ToDictionary(reason => reason.Code);

    /// <summary>The reason of a code; an unknown code is a bug and throws.</summary>
    public static ValidityReason Of(string code) => ByCode[code];

    private static ValidityReason Invalid(string code, string name, string remedy) => new(code, name, remedy, TestValidity.Invalid);

    private static ValidityReason Pending(string code, string name, string remedy) => new(code, name, remedy, TestValidity.Pending);
}
