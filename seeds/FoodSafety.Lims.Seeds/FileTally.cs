namespace FoodSafety.Lims.Seeds;

/// <summary>What a generated file holds, counted as the receipt of its import counts it (fields as there).</summary>
public sealed class FileTally
{
    public long Rows { get; internal set; }

    public long Blank { get; internal set; }

    public long Accepted { get; internal set; }

    public long Duplicate { get; internal set; }

    public long Refused { get; internal set; }

    public long Negative { get; internal set; }

    public long Positive { get; internal set; }

    public long Suspect { get; internal set; }

    public long Invalid { get; internal set; }

    public long Compliant { get; internal set; }

    public long NonCompliant { get; internal set; }

    public long Batches { get; internal set; }

    public long PositiveCases { get; internal set; }

    public long DisposalCases { get; internal set; }

    /// <summary>Faults by code; a refused row may have several.</summary>
    public SortedDictionary<string, long> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Warnings by code.</summary>
    public SortedDictionary<string, long> Warnings { get; } = new(StringComparer.Ordinal);

    internal void Refuse(string code, int faults = 1)
    {
        Refused++;
        Faults[code] = Faults.GetValueOrDefault(code) + faults;
    }

    internal void Warn(string code) => Warnings[code] = Warnings.GetValueOrDefault(code) + 1;
}
