namespace FoodSafety.Lims.Web.Reports;

/// <summary>A report as it was issued: the bytes are kept, with their hash.</summary>
public sealed class IssuedReport
{
    public int Id { get; set; }

    public required string Kind { get; set; }

    public required string DistrictCode { get; set; }

    public required string Period { get; set; }

    /// <summary>The instant of the data.</summary>
    public DateTimeOffset AsOf { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>Path below the data folder.</summary>
    public required string StoredAs { get; set; }

    public required string Sha256 { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }
}
