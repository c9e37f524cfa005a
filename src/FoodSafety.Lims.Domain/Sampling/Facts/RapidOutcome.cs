namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>What a rapid test (快检) showed: a screening outcome, never a verdict of non-compliance (食品安全法 art 112).</summary>
public enum RapidOutcome : byte
{
    /// <summary>阴性: nothing found at the method's threshold.</summary>
    Negative = 0,

    /// <summary>阳性: the method's threshold was reached; needs a repeat or a laboratory to confirm.</summary>
    Positive = 1,

    /// <summary>可疑: between the two; opens no case.</summary>
    Suspect = 2,

    /// <summary>无效: the test itself failed (no control line); counts as no batch.</summary>
    Invalid = 3,
}
