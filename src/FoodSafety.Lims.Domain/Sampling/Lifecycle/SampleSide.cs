namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Who does an action on a sample. 抽检分离 keeps the sides apart.</summary>
public enum SampleSide : byte
{
    /// <summary>监管部门: the district's office and its officers.</summary>
    Office = 0,

    /// <summary>批准人: whoever may approve in that office.</summary>
    Approver = 1,

    /// <summary>检验机构: the laboratory of the sample.</summary>
    Laboratory = 2,

    /// <summary>抽样单位: the organisation that sampled, or the district's office for it.</summary>
    Sampler = 3,
}
