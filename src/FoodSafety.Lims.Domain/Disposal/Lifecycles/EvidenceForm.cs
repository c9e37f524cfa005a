namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>What the value of a piece of evidence must look like.</summary>
public enum EvidenceForm : byte
{
    /// <summary>文字: any text.</summary>
    Text = 0,

    /// <summary>是否: <c>yes</c> or <c>no</c>.</summary>
    YesNo = 1,

    /// <summary>时间: an instant in ISO 8601 with offset, not after it is given.</summary>
    Instant = 2,

    /// <summary>重量: kilograms, a decimal of 0 or more, or another unit of weight; goods are weighed, never converted from pieces.</summary>
    Kilograms = 3,

    /// <summary>文件: a stored file, known by its SHA-256.</summary>
    File = 4,

    /// <summary>日期和文号: a day and a number beside it, e.g. 2023-05-10 福公立字〔2023〕12号.</summary>
    DatedNumber = 5,
}
