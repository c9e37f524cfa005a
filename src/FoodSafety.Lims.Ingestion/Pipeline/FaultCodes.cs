namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>The stable codes of the receipt; programs rely on them.</summary>
public static class FaultCodes
{
    public const string Missing = "missing";
    public const string NotADate = "not-a-date";
    public const string InTheFuture = "in-the-future";
    public const string NotANumber = "not-a-number";
    public const string OutOfRange = "out-of-range";
    public const string TooLong = "too-long";
    public const string UnknownOutcome = "unknown-outcome";
    public const string UnknownMarket = "unknown-market";
    public const string AmbiguousMarket = "ambiguous-market";
    public const string UnknownOrganisation = "unknown-org";
    public const string UnknownSample = "unknown-sample";

    /// <summary>A sampling form that follows a case its district does not have.</summary>
    public const string UnknownCase = "unknown-case";

    public const string UnitUnknown = "unit-unknown";
    public const string NotUnderstood = "not-understood";
    public const string ConflictsWithStored = "conflicts-with-stored";
    public const string RepeatNeedsTime = "repeat-needs-time";
    public const string NumberLostBySpreadsheet = "number-lost-by-spreadsheet";
    public const string BareCodeNeedsProfile = "bare-code-needs-profile";
    public const string BadCheckDigit = "bad-check-digit";
    public const string NotYours = "not-yours";

    /// <summary>One organisation samples and tests where 抽检分离 is in force; a warning where it is only flagged.</summary>
    public const string SameOrganisation = "same-organisation";

    /// <summary>A result tested, or sent, by one of those who took the sample.</summary>
    public const string SamplerIsAnalyst = "sampler-is-analyst";

    /// <summary>A result of a sample that takes none where it stands: voided, refused, not yet received, or its result locked.</summary>
    public const string SampleNotOpen = "sample-not-open";

    /// <summary>A result by file of a sample whose report is being made at the bench: it goes one of the two ways.</summary>
    public const string ReportInProgress = "report-in-progress";

    /// <summary>A warning: a re-examination (复检) that no case ordered of its sender (食品安全法 art 88(1)); it is stored and acts on nothing.</summary>
    public const string RecheckNotOrdered = "recheck-not-ordered";

    /// <summary>A result whose day, item or method lies outside the laboratory's accreditation, where it has one recorded.</summary>
    public const string OutsideAccreditation = "outside-accreditation";

    public const string VerdictDiffers = "verdict-differs";
    public const string LoqAboveLimit = "loq-above-limit";

    /// <summary>A finding whose limit is not given could not be judged again; it stands as it was reported.</summary>
    public const string NotJudged = "not-judged";

    public const string UnmappedFood = "unmapped-food";
    public const string UnmappedItem = "unmapped-item";

    /// <summary>A code of provenance that the platform's profile does not know; kept as it was sent.</summary>
    public const string UnmappedProvenance = "unmapped-provenance";

    /// <summary>A warning: when the vendor was told is known only to the day, and starts no hours.</summary>
    public const string NoticeNeedsTime = "notice-needs-time";

    /// <summary>A warning: 优先级 asks for the green channel, which an approver grants.</summary>
    public const string GreenChannelNotGranted = "green-channel-not-granted";

    /// <summary>A warning: more batches are taken of a laboratory's contract than it has.</summary>
    public const string ContractOverrun = "contract-overrun";

    /// <summary>A warning: the form is a voided one's, sent again; a voided number stays voided.</summary>
    public const string SampleVoided = "sample-voided";

    public const string NoTable = "no-table";
    public const string MissingColumn = "missing-column";
    public const string TooLarge = "too-large";

    /// <summary>Several sheets of a workbook hold the kind's table, and the sender chose none; the sentence lists them.</summary>
    public const string SeveralTables = "several-tables";

    /// <summary>The sheet the sender chose is not in the file; the sentence lists those that are.</summary>
    public const string UnknownSheet = "unknown-sheet";

    public const string Unreadable = "unreadable";

    /// <summary>The disk of the embedded database has too little room for the file.</summary>
    public const string NoSpace = "no-space";

    /// <summary>Of a whole file: the platform declares another number of rows than there are.</summary>
    public const string CountDiffers = "count-differs";

    public const string TooManyBad = "too-many-bad";
}
