using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>What generated sampling forms (抽样单) and their results shall be like. The same options give the same bytes.</summary>
public sealed record InspectionOptions
{
    public required int Samples { get; init; }

    public ulong Seed { get; init; } = 20230101;

    /// <summary>Organisations are named as a fresh data folder has them: <c>code-REG</c>, <c>code-LAB1</c>, <c>code-LAB2</c>.</summary>
    public string DistrictCode { get; init; } = "440304";

    public string DistrictName { get; init; } = "福田";

    public int Year { get; init; } = 2023;

    /// <summary>Every tenth row carries a flaw of the kind the file can have, in turn.</summary>
    public bool IsDirty { get; init; }

    public FileTextEncoding Encoding { get; init; } = FileTextEncoding.Utf8;
}
