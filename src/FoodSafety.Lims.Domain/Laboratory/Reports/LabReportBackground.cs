namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>What the guards ask about a report: from its lines, its sample and the laboratory's accreditation.</summary>
/// <param name="Samplers">Names of those who took the sample: they may not test (抽检分离).</param>
/// <param name="Testers">Names of those who tested or entered a result that stands: they sign as 主检 alone.</param>
/// <param name="Items">Test items whose result stands in the report, one line each.</param>
/// <param name="PendingRetests">Test items sent to be tested again that have no new result yet.</param>
/// <param name="Outside">One sentence for every result outside the laboratory's accreditation; none where the laboratory has none recorded.</param>
/// <param name="Signatories">Authorised signatories (授权签字人) for all of the items on the day; null where the laboratory never had any recorded.</param>
/// <param name="ReplacesEdition">Whether it amends an edition that was issued.</param>
/// <param name="UrgentSince">When the first failing result of an urgent item that still fails was entered, not counting what was before its second test; null where none fails.</param>
public sealed record LabReportBackground(
    IReadOnlyList<string> Samplers,
    IReadOnlyList<string> Testers,
    IReadOnlyList<string> Items,
    IReadOnlyList<string> PendingRetests,
    IReadOnlyList<string> Outside,
    IReadOnlyList<string>? Signatories,
    bool ReplacesEdition = false,
    DateTimeOffset? UrgentSince = null);
