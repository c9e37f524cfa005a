namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A remark on a figure.</summary>
/// <param name="Code">Stable, one of the constants of this type.</param>
/// <param name="Message">One sentence for the users.</param>
public sealed record QuotaNote(string Code, string Message)
{
    /// <summary>0/0: nothing was due; counts as met inside a composite.</summary>
    public const string NothingDue = "nothing-due";

    /// <summary>Nothing was evaluated yet, so a share of it says nothing.</summary>
    public const string NothingEvaluated = "nothing-evaluated";

    /// <summary>A figure from elsewhere has not been typed in.</summary>
    public const string AwaitingFigure = "awaiting-figure";

    /// <summary>No population of the district is known for the day.</summary>
    public const string NoPopulation = "no-population";

    /// <summary>A share exactly at its target: one more failure would miss it.</summary>
    public const string Borderline = "borderline";

    /// <summary>None of the samples failed, which leaves a rate open that is not 0.</summary>
    public const string NoneFound = "none-found";

    /// <summary>The disposal rate of what was due by now beside that of all, where they differ.</summary>
    public const string DueAndClosed = "due-and-closed";

    /// <summary>The sites not covered yet.</summary>
    public const string MissingSites = "missing-sites";

    /// <summary>The register holds another number of sites than the plan.</summary>
    public const string SitesDiffer = "sites-differ";

    /// <summary>The rate is locked to a population, and another is in use by now.</summary>
    public const string NewerPopulation = "newer-population";

    /// <summary>Rapid tests were received that are not valid and fill no counter.</summary>
    public const string NotValid = "not-valid";

    /// <summary>The population behind the rate was not checked against its source.</summary>
    public const string PopulationUnchecked = "population-unchecked";
}
