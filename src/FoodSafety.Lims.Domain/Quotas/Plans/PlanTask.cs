using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A row of the district's document, measurable or not.</summary>
/// <param name="Code">Stable and unique, also where the document prints a number twice (福田 48).</param>
/// <param name="Number">As printed, e.g. （5）, 36, （十七）二; empty for a row printed without one.</param>
/// <param name="Heading">The chapter it stands under.</param>
/// <param name="Source">The row's words.</param>
/// <param name="Owners">责任单位.</param>
/// <param name="Supporters">配合单位.</param>
public sealed record PlanTask(
    string Code,
    string Number,
    string Heading,
    Source Source,
    ImmutableArray<string> Owners,
    ImmutableArray<string> Supporters);
