namespace FoodSafety.Lims.Web.Reference;

/// <summary>A district (区) with its GB/T 2260 code, or the assumed one where it has none.</summary>
public sealed class District
{
    public required string Code { get; set; }

    /// <summary>区名, e.g. 福田区.</summary>
    public required string Name { get; set; }

    /// <summary>区名 as used in the names of its example markets, e.g. 福田.</summary>
    public required string ShortName { get; set; }
}
