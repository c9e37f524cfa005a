namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>How the matter of a case ended. Some evidence is asked for only by some resolutions.</summary>
public enum CaseResolution : byte
{
    /// <summary>未定: not known yet.</summary>
    None = 0,

    /// <summary>复测阴性: the repeat was negative, the first result is kept with its cause.</summary>
    RepeatNegative = 1,

    /// <summary>已售完: nothing of the lot was left; a vegetable is sold by noon.</summary>
    SoldOut = 2,

    /// <summary>同意处置: withdrawn, returned or destroyed with the vendor's consent.</summary>
    DisposedByConsent = 3,

    /// <summary>实验室合格: the laboratory found the goods compliant; sale is released.</summary>
    LabCompliant = 4,

    /// <summary>转核查处置: the laboratory confirmed it; a disposal case carries on.</summary>
    BecameDisposal = 5,

    /// <summary>整改办结: cause found, put right, checked again.</summary>
    Rectified = 6,

    /// <summary>移送: handed to the authority that has jurisdiction; no longer due here.</summary>
    Transferred = 7,

    /// <summary>注销: cancelled with a reason by a second person; no longer due.</summary>
    Cancelled = 8,

    /// <summary>结论被推翻: a re-examination or an objection found for the party; nothing is left to dispose of.</summary>
    Overturned = 9,

    /// <summary>并案: it goes on in another case, which answers for it; no longer due.</summary>
    Merged = 10,
}
