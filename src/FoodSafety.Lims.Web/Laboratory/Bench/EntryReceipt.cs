using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>What became of rows entered at the bench, each by itself.</summary>
public sealed record EntryReceipt(int Accepted, int Duplicate, int Refused, IReadOnlyList<EntryReceipt.Line> Rows)
{
    /// <param name="Index">0-based place in the request.</param>
    /// <param name="Status">accepted | duplicate | refused</param>
    /// <param name="Report">Number of the report it stands in now.</param>
    /// <param name="Limit">What it was judged by, as entered or from the table of limits in force on the day of the test.</param>
    /// <param name="LimitMethod">检验依据 that the limit of the table is for; null where it is for every method, or as entered.</param>
    /// <param name="Judged">compliant | non-compliant, by the engine; null when nothing can be judged.</param>
    /// <param name="Verdict">What acts: the stricter of the laboratory's word and the engine's.</param>
    /// <param name="Warnings">verdict-differs, limit-differs (the table of limits has a stricter one, which acts), loq-above-limit.</param>
    public sealed record Line(
        int Index, string Status, string? SampleNo, string? TestItem, string? Report, string? Result, string? Limit, string? LimitMethod, string? Judged, string? Verdict,
        IReadOnlyList<string> Warnings, IReadOnlyList<Receipt.FaultPart> Faults);
}
