namespace FoodSafety.Lims.Web.Corrections.Views;

/// <summary>One stored row with all it says, what belongs to it and what became of it.</summary>
/// <param name="Kind">rapid-tests | results</param>
/// <param name="Version">How often it was corrected: to be sent back as <c>If-Match</c>.</param>
/// <param name="Row">The spreadsheet's row number in the upload.</param>
/// <param name="Organisation">The sender.</param>
/// <param name="Outcome">What acts, the stricter of reported and judged: negative | positive | suspect | invalid; compliant | non-compliant</param>
/// <param name="Values">Every column of the kind in its order, then those the file had besides.</param>
/// <param name="Related">Other records of the same batch or sample.</param>
/// <param name="Case">Number of the case that stands on the batch or sample.</param>
/// <param name="History">Its corrections, the last first.</param>
/// <param name="Requests">Corrections of a published positive that one person asked for, the last first; another approves by asking for the same.</param>
/// <param name="NotCorrectable">Why it cannot be corrected by itself; null where it can.</param>
/// <param name="CanCorrect">Whether the asking person may ask for a correction.</param>
/// <param name="KeptAside">Null where it acts; else the code of the warning that says why it acts on nothing, <c>recheck-not-ordered</c>.</param>
public sealed record RowView(
    long Id,
    string Kind,
    int Version,
    string Upload,
    int Row,
    string District,
    string Organisation,
    string Outcome,
    IReadOnlyList<RowView.Cell> Values,
    IReadOnlyList<RowView.RelatedRow> Related,
    string? Case,
    IReadOnlyList<RowView.Past> History,
    IReadOnlyList<RowView.Request> Requests,
    string? NotCorrectable,
    bool CanCorrect,
    string? KeptAside)
{
    /// <param name="Column">English name of the contract, or the header as the file had it.</param>
    /// <param name="Name">Chinese name.</param>
    /// <param name="Value">As a file would say it; null where nothing is said.</param>
    /// <param name="IsKnown">Whether it is a column of the kind.</param>
    public sealed record Cell(string Column, string Name, string? Value, bool IsKnown, bool IsRequired);

    /// <param name="Relation">first (初测) | repeat (复测): of the same item, earlier or later · item: another item of the same batch or sample</param>
    /// <param name="When">Time or day of the test, as precisely as it is known.</param>
    /// <param name="Outcome">negative | positive | suspect | invalid; compliant | non-compliant</param>
    public sealed record RelatedRow(long Id, string Relation, string TestItem, string? When, string Outcome);

    /// <summary>One correction: only the columns that changed.</summary>
    public sealed record Past(int Version, DateTimeOffset At, string By, string Reason, IReadOnlyList<Change> Changes, string? Case);

    public sealed record Change(string Column, string Name, string? Before, string? After);

    /// <param name="Changes">Column → value that was asked for.</param>
    /// <param name="IsWaiting">Whether it can still be approved: the row is as it was.</param>
    public sealed record Request(DateTimeOffset At, string By, string Reason, IReadOnlyDictionary<string, string?> Changes, string? ApprovedBy, bool IsWaiting);
}
