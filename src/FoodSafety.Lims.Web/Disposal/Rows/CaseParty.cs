namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A party that must act in a case: seller, producer, importer or platform.</summary>
public sealed class CaseParty
{
    public int Id { get; set; }

    public int CaseId { get; set; }

    /// <summary>seller | producer | importer | platform</summary>
    public required string Role { get; set; }

    public required string Name { get; set; }

    /// <summary>The import that named it; null when a person did.</summary>
    public int? UploadId { get; set; }
}
