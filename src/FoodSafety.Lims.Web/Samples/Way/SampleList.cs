namespace FoodSafety.Lims.Web.Samples;

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record SampleList(IReadOnlyList<SampleList.Line> Items, string? Next)
{
    /// <param name="Number">The office's own number; to the laboratory of a blind sample the blind code.</param>
    public sealed record Line(
        string Number, string? SampleNo, string? NationalNo, string? BlindCode, string District, string Stage, string StageName, int Version, bool GreenChannel,
        DateOnly SampledOn, string Food, string FoodCategory, string Laboratory, string? SampledParty, string? ComplaintNo, string? Verdict);
}
