namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>What the guards ask about a sample: from its form, its results and the rules of its district.</summary>
/// <param name="SamplingOrganisation">Code of the organisation that sampled.</param>
/// <param name="Laboratory">Code of the laboratory.</param>
/// <param name="Samplers">Names of the two or more samplers (抽样人员).</param>
/// <param name="Analysts">Names of those who tested, as the results say; often none.</param>
/// <param name="HasResult">Whether a result is stored.</param>
/// <param name="Policy">抽检分离 for its district and day.</param>
/// <param name="Retention">How long its backup is kept; null before its result is locked.</param>
/// <param name="Today">The district's local day.</param>
/// <param name="HasOpenCase">Whether a disposal case about it is not closed.</param>
/// <param name="HasUnissuedReport">Whether its laboratory is making a report on it.</param>
/// <param name="SampledFrom">First instant of the district's local day of sampling.</param>
/// <param name="FormSeals">The seal numbers (封条编号) the form names, one or several; null for none.</param>
public sealed record SampleBackground(
    string SamplingOrganisation,
    string Laboratory,
    IReadOnlyList<string> Samplers,
    IReadOnlyList<string> Analysts,
    bool HasResult,
    SeparationPolicy Policy,
    BackupRetention? Retention = null,
    DateOnly Today = default,
    bool HasOpenCase = false,
    bool HasUnissuedReport = false,
    DateTimeOffset SampledFrom = default,
    string? FormSeals = null)
{
    /// <summary>Whether one organisation samples and tests, where the rules want that flagged.</summary>
    public bool IsFlagged => Policy is { FlagsSameOrganisation: true } or { Required: true } && SamplingOrganisation == Laboratory;
}
