namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What sort of requirement a limit is.</summary>
public enum LimitKind : byte
{
    /// <summary>"/" or "—": no limit is given; nothing can be judged by it.</summary>
    NotGiven = 0,

    /// <summary>A maximum, a minimum, or both.</summary>
    Range = 1,

    /// <summary>不得检出, 不得使用: any finding at all is non-compliant.</summary>
    ZeroTolerance = 2,

    /// <summary>n, c, m and possibly M over several samples (GB 29921, GB 4789.1).</summary>
    SamplingPlan = 3,

    /// <summary>A requirement in words (商业无菌, 符合要求): only a stated conformity answers it.</summary>
    Requirement = 4,
}
