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

    /// <summary>Reads a whole JSON file: what <paramref name="read"/> gives is made only when neither it nor the file's end left a fault.</summary>
    internal static Reading<T> OfFile(ReadOnlyMemory<byte> utf8, string where, Func<JsonEntry, List<ReadingFault>, Func<T>> read)
    {
        var faults = new List<ReadingFault>();
        var root = JsonEntry.Open(utf8, where, faults, out var document);
        using (document)
        {
            if (root is null)
                return new(null, [.. faults]);
            var make = read(root, faults);
            root.Close();
            return faults.Count == 0 ? new(make(), []) : new(null, [.. faults]);
        }
    }
}
