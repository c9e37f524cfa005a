namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>One accepted sampling form (抽样单) of a file, in the vocabulary of the reference data.</summary>
public sealed record SampleRow
{
    /// <summary>The spreadsheet's row number.</summary>
    public required int RowNumber { get; init; }

    /// <summary>White space removed, case kept.</summary>
    public required string SampleNo { get; init; }

    public required DateOnly SampledOn { get; init; }

    public string? ProgrammeSource { get; init; }

    public required string Programme { get; init; }

    public string? Selection { get; init; }

    public string? MethodClass { get; init; }

    /// <summary>Code of the organisation that sampled.</summary>
    public required string SamplingOrganisation { get; init; }

    /// <summary>Code of the laboratory.</summary>
    public required string Laboratory { get; init; }

    public required string SampledParty { get; init; }

    public required string Food { get; init; }

    /// <summary>食品大类 as written.</summary>
    public required string FoodCategory { get; init; }

    /// <summary>食品大类 as resolved; null = unmapped.</summary>
    public string? Category { get; init; }

    public string? Stage { get; init; }

    public string? PlaceType { get; init; }

    /// <summary>The national system's number of the form, where it has one.</summary>
    public string? NationalNo { get; init; }

    /// <summary>Number of the complaint it was taken for.</summary>
    public string? ComplaintNo { get; init; }

    /// <summary>Number of the case whose follow-up sample (跟踪抽检) it is.</summary>
    public string? FollowUpCase { get; init; }

    /// <summary>All other columns as one JSON object, in an order of its own.</summary>
    public string? Details { get; init; }
}
