namespace FoodSafety.Lims.Web.Notices;

/// <summary>A notice (通报) to another department: what was found, to whom it was told, and that they received it.</summary>
public sealed class Notice
{
    public int Id { get; set; }

    /// <summary>TB-district-year-serial, e.g. TB-440304-2023-00001.</summary>
    public required string Number { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>The department it goes to, e.g. 区农业农村局.</summary>
    public required string Department { get; set; }

    /// <summary>What it is about: the number of a case, or null.</summary>
    public string? CaseNumber { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public required string SentBy { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>Who signed for it at the department.</summary>
    public string? ReceivedBy { get; set; }

    /// <summary>What the department answered; null for a bare receipt.</summary>
    public string? Answer { get; set; }

    /// <summary>Who put the receipt on record.</summary>
    public string? RecordedBy { get; set; }
}
