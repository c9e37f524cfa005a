namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>What the value of a field must look like.</summary>
public enum SampleFieldForm : byte
{
    /// <summary>文字: any text.</summary>
    Text = 0,

    /// <summary>时间: an instant in ISO 8601 with offset, not after it is given.</summary>
    Instant = 1,

    /// <summary>封条状况: <c>intact</c> (完好) or <c>broken</c> (破损).</summary>
    SealCondition = 2,

    /// <summary>日期: a day, such as 2023-12-31.</summary>
    Day = 3,

    /// <summary>备份样品去向: a code of <see cref="Sampling.BackupUse"/>.</summary>
    BackupUse = 4,
}
