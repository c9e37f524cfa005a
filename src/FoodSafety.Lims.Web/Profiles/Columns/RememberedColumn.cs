namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>What a sender told once: in its files of this kind, this header means that column.</summary>
public sealed class RememberedColumn
{
    public required string OrganisationCode { get; set; }

    /// <summary>rapid-tests | samples | results | findings</summary>
    public required string Kind { get; set; }

    /// <summary>The header as headers are compared.</summary>
    public required string HeaderKey { get; set; }

    /// <summary>The header as it stood in the file.</summary>
    public required string Header { get; set; }

    /// <summary>English name of the column, e.g. market.</summary>
    public required string ColumnName { get; set; }

    public DateTimeOffset RememberedAt { get; set; }

    /// <summary>Who told.</summary>
    public required string RememberedBy { get; set; }
}
