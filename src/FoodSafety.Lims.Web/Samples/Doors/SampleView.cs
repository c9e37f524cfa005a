namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>A registered sample as the API shows it.</summary>
/// <param name="Verdict">Worst over its results: compliant | non-compliant; null before the first.</param>
/// <param name="Case">Number of its disposal case, where it has one.</param>
public sealed record SampleView(
    string SampleNo, string District, DateOnly SampledOn, string State, DateOnly? TestedOn, DateOnly? ReportedOn, string Programme, string? ProgrammeSource,
    string SamplingOrganisation, string Laboratory, string SampledParty, string Food, string FoodCategory, string? Verdict,
    IReadOnlyList<ResultList.Line> Results, string? Case, string Upload, int Row);
