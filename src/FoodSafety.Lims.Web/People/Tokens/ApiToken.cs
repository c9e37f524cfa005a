namespace FoodSafety.Lims.Web.People;

/// <summary>A program's key to the API. Only its hash is kept.</summary>
public sealed class ApiToken
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>admin | office | manager | officer | lab | market</summary>
    public required string Role { get; set; }

    /// <summary>Limits the token to one organisation's records; null for all of its role's.</summary>
    public string? OrganisationCode { get; set; }

    public required string Sha256 { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
