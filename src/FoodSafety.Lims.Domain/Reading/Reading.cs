using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Reading;

/// <summary>What a file of reference data says, or everything that is wrong with it; never both.</summary>
/// <param name="Result">The content; null when there are faults.</param>
/// <param name="Faults">All faults at once, in the order of the file.</param>
public sealed record Reading<T>(T? Result, ImmutableArray<ReadingFault> Faults)
    where T : class
{
    /// <summary>Whether there is a content.</summary>
    public bool Succeeded => Result is not null;

    /// <summary>The same as an outcome: the refusal's message lists every fault.</summary>
    public Outcome<T> ToOutcome() => Result is { } result
        ? result
        : new Refusal("reference-malformed", $"文件不能使用，共 {Faults.Length} 处错误：{string.Join('；', Faults)}", RefusalKind.Unprocessable);

    internal static Reading<T> Of(List<ReadingFault> faults, Func<T> result) =>
        faults.Count == 0 ? new(result(), []) : new(null, [.. faults]);
}
