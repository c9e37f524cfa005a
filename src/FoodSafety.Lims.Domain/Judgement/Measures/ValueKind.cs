namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>What sort of thing a measured value says.</summary>
public enum ValueKind : byte
{
    /// <summary>"/" or "—": not applicable or not given; nothing can be judged of it.</summary>
    NotGiven = 0,

    /// <summary>A number.</summary>
    Exact = 1,

    /// <summary>Below a number (&lt;0.02): censored.</summary>
    LessThan = 2,

    /// <summary>Above a number (&gt;3.0×10⁵): censored.</summary>
    GreaterThan = 3,

    /// <summary>未检出, ND, 阴性: censored at the detection limit, which may or may not be known.</summary>
    NotDetected = 4,

    /// <summary>检出, 阳性, without a number.</summary>
    Detected = 5,

    /// <summary>符合要求 and the like: the laboratory states that the requirement is met.</summary>
    Conforming = 6,

    /// <summary>不符合要求 and the like: the laboratory states that it is not met.</summary>
    NonConforming = 7,

    /// <summary>Several values of one item, as a sampling plan asks for.</summary>
    List = 8,
}
