namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>A month of a contract as it was settled; it is never changed.</summary>
public sealed class SettledMonth
{
    public long Id { get; set; }

    /// <summary>Code of the contract.</summary>
    public required string Contract { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }

    public DateTimeOffset SettledAt { get; set; }

    public required string SettledBy { get; set; }

    /// <summary>The <see cref="Domain.Laboratory.Settlement"/> as JSON.</summary>
    public required string Document { get; set; }
}
