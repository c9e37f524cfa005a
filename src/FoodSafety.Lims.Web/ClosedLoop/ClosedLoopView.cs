using FoodSafety.Lims.Domain.Patterns;

namespace FoodSafety.Lims.Web.ClosedLoop;

/// <summary>What <see cref="AskClosedLoop"/> answers.</summary>
/// <param name="Left">Cases that left the way: transferred, cancelled, overturned.</param>
/// <param name="Waiting">Non-compliant samples that are not controlled yet, with their cases, the longest reported first.</param>
/// <param name="Orphans">Non-compliant samples without a case.</param>
public sealed record ClosedLoopView(string District, string Period, IReadOnlyList<LoopStage> Stages, int Left, IReadOnlyList<ClosedLoopView.Item> Waiting, IReadOnlyList<string> Orphans)
{
    public sealed record Item(string SampleNo, string Case, DateOnly ReportedOn);
}
