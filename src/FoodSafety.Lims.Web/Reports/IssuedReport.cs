namespace FoodSafety.Lims.Web.Reports;

/// <summary>A report as it was issued: the bytes are kept, with their hash.</summary>
public sealed class IssuedReport
{
    public int Id { get; set; }

    /// <summary>编号, e.g. BG-440304-2023-00001; unique.</summary>
    public required string Number { get; set; }

    /// <summary>核验码 printed on every page, made by <see cref="Verifying.VerificationCode"/>; unique.</summary>
    public required string Code { get; set; }

    /// <summary>One of <see cref="ReportKind.All"/>.</summary>
    public required string Kind { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>As <see cref="ReportPeriod"/> writes it.</summary>
    public required string Period { get; set; }

    /// <summary>The instant of the data.</summary>
    public DateTimeOffset AsOf { get; set; }

    /// <summary>Of <see cref="Issuing.ReportLifecycle"/>; a change that was made from another stage is refused.</summary>
    public required string Stage { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>Path below the data folder.</summary>
    public required string StoredAs { get; set; }

    /// <summary>Of the file.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Of what it says, however it is laid out: the same question asked again tells by it whether the data moved.</summary>
    public required string ContentSha256 { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? DeliveredBy { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public string? AcknowledgedBy { get; set; }
}
