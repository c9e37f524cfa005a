namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>
/// The state at which an inspected sample is counted. Plans say 抽检批次 without saying which; each counter declares one,
/// the default being <see cref="Reported"/>. A rapid test is counted when it is tested.
/// </summary>
public enum CountedAt : byte
{
    /// <summary>抽样: the sampling form exists.</summary>
    Sampled = 0,

    /// <summary>检验: at least one result exists.</summary>
    Tested = 1,

    /// <summary>出报告: the laboratory's report exists.</summary>
    Reported = 2,

    /// <summary>公示: the result was published.</summary>
    Published = 3,
}
