namespace FoodSafety.Lims.Domain.Reading;

/// <summary>One thing wrong with a file of reference data.</summary>
/// <param name="Where">The entry, e.g. 指标 LW-6-rate or 第 3 条.</param>
/// <param name="Field">The member of the entry as the file spells it; empty for the entry as a whole.</param>
/// <param name="Code">Stable, e.g. <c>missing</c>, <c>unknown-member</c>, <c>unknown-counter</c>.</param>
/// <param name="Message">What is wrong and what to do, one sentence.</param>
public sealed record ReadingFault(string Where, string Field, string Code, string Message)
{
    /// <summary>The fault as one line for people.</summary>
    public override string ToString() => Field.Length == 0 ? $"{Where}：{Message}" : $"{Where} · {Field}：{Message}";
}
