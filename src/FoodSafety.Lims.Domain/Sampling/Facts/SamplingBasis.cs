namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>
/// What a rate of samples can say: samples drawn for an evaluation or at random estimate how often food fails, those aimed at suspicion do not, and
/// their rates are never mixed (LW （12）（15）).
/// </summary>
public enum SamplingBasis : byte
{
    /// <summary>评价性抽检: estimates how often food on the market fails.</summary>
    Evaluation = 0,

    /// <summary>随机抽检: drawn at random, of any other task.</summary>
    Random = 1,

    /// <summary>针对性抽检: aimed at what is likely to fail; its rate is higher for that reason alone.</summary>
    Targeted = 2,

    /// <summary>风险监测: finds problems (问题), never non-compliance.</summary>
    Monitoring = 3,

    /// <summary>未写明抽样方式: whether drawn or aimed is not said.</summary>
    Unstated = 4,
}
