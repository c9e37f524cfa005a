namespace FoodSafety.Lims.Web.Samples.Doors;

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ResultList(IReadOnlyList<ResultList.Line> Items, string? Next)
{
    /// <param name="Version">How often it was corrected; sent back as If-Match.</param>
    /// <param name="KeptAside">Null where it acts; else the code of the warning that says why it acts on nothing, <c>recheck-not-ordered</c>.</param>
    /// <param name="Verdict">What acts: the stricter of reported and judged.</param>
    public sealed record Line(
        long Id, string SampleNo, string TestItem, string ReportNo, string Phase, string Result, string? Unit, string? Limit,
        string Verdict, string? ReportedVerdict, DateOnly? TestedOn, string Upload, int Row, int Version, string? KeptAside);

    public static Line Of(SampleResult result, IReadOnlyDictionary<long, int> versions) => new(
        result.Id, result.SampleNo, result.TestItem, result.ReportNo, result.Phase, result.ResultText, result.UnitText, result.LimitText,
        Word(result.Verdict)!, Word(result.ReportedVerdict), result.TestedOn, Uploads.Upload.FormatNumber(result.UploadId), result.RowNumber,
        versions.GetValueOrDefault(result.Id), result.KeptAside.Length > 0 ? result.KeptAside : null);

    /// <summary>compliant | non-compliant</summary>
    public static string? Word(Domain.Sampling.Verdict? verdict) => verdict switch
    {
        Domain.Sampling.Verdict.Compliant => "compliant",
        Domain.Sampling.Verdict.NonCompliant => "non-compliant",
        _ => null,
    };
}
