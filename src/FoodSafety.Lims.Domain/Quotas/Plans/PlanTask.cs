using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A row of the district's document, measurable or not.</summary>
/// <param name="Code">Stable and unique, also where the document prints a number twice (福田 48).</param>
/// <param name="Number">As printed, e.g. （5）, 36, （十七）二; empty for a row printed without one.</param>
/// <param name="Heading">The chapter it stands under.</param>
/// <param name="Source">The row's words.</param>
/// <param name="Owners">责任单位.</param>
/// <param name="Supporters">配合单位.</param>
/// <param name="Leads">牵头单位, those of <paramref name="Owners"/> that lead: what stands before the comma where the document says so (SN 备注 “逗号前为牵头单位”), or under 牵头单位; empty where all owners answer alike.</param>
public sealed record PlanTask(
    string Code,
    string Number,
    string Heading,
    Source Source,
    ImmutableArray<string> Owners,
    ImmutableArray<string> Supporters,
    ImmutableArray<string> Leads)
{
    /// <summary>Who answers for the task and reports on it: the leads, or every owner where none leads.</summary>
    public ImmutableArray<string> Answering => Leads.IsEmpty ? Owners : Leads;
}
