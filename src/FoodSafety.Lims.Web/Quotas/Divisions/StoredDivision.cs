namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>One version of a target's division. Never changed: what was promised when stays readable.</summary>
public sealed class StoredDivision
{
    public long Id { get; set; }

    public required string DistrictCode { get; set; }

    public int Year { get; set; }

    /// <summary>Code of the target.</summary>
    public required string Target { get; set; }

    /// <summary>1 for the first of the target and year.</summary>
    public int Version { get; set; }

    /// <summary>First local day it is in force; from it on the highest version holds.</summary>
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>The goal that was divided.</summary>
    public long Whole { get; set; }

    /// <summary>A <see cref="DivisionDocument"/>.</summary>
    public required string Document { get; set; }

    /// <summary>The paper that set it, e.g. 福食安办〔2023〕3号.</summary>
    public string? Source { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    public required string DecidedBy { get; set; }
}
