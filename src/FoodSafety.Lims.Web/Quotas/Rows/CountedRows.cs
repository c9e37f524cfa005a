namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>What <see cref="AskCountedRows"/> answers: the figure of the cell that was asked for, and a page of the records it is made of.</summary>
/// <param name="Kind">rapid-tests | samples</param>
/// <param name="Counting">batch | item: which of the three the target counts.</param>
/// <param name="Batches">Of the whole cell.</param>
/// <param name="Items">Of the whole cell.</param>
/// <param name="Passed">Of the batches, those that passed.</param>
/// <param name="Rule">How the target counts, a sentence each.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record CountedRows(
    string District, string Target, string Title, int Year, DateTimeOffset AsOf, string Kind, string Counting, long Batches, long Items, long Passed, IReadOnlyList<string> Rule,
    IReadOnlyList<CountedRows.Row> Rows, string? Next)
{
    /// <param name="On">The local day it counts on.</param>
    /// <param name="Site">Code; null of a sample.</param>
    /// <param name="Id">Of its first row, of a rapid test; null of a sample, whose number leads to it.</param>
    public sealed record Row(DateOnly On, string? Site, string? SiteName, string SampleNo, long Items, bool Passed, long? Id);
}
