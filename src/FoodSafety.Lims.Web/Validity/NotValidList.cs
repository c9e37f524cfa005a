namespace FoodSafety.Lims.Web.Validity;

/// <summary>What <see cref="ListNotValid"/> answers.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record NotValidList(IReadOnlyList<NotValidList.Line> Items, string? Next)
{
    /// <param name="Id">The rapid test's, under which it is corrected.</param>
    /// <param name="TestedPrecision">day | minute | second</param>
    /// <param name="Validity">pending | invalid</param>
    /// <param name="PendingUntil">Last instant at which it can be mended; null where there is no such time.</param>
    public sealed record Line(
        long Id, string SampleNo, DateTimeOffset TestedAt, string TestedPrecision, string Market, string MarketName, string Food, string TestItem, string Validity,
        IReadOnlyList<Why> Reasons, DateTimeOffset? PendingUntil, string Upload, int Row);

    /// <param name="Code">Stable.</param>
    /// <param name="Name">What is wrong.</param>
    /// <param name="Remedy">What to do.</param>
    public sealed record Why(string Code, string Name, string Remedy);
}
