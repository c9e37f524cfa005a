using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>Rapid tests (rows, not batches) by validity.</summary>
/// <param name="Received">Stored.</param>
/// <param name="Pending">Something can still be supplied.</param>
/// <param name="Invalid">Do not count.</param>
public readonly record struct ValidityTally(long Received, long Pending, long Invalid)
{
    /// <summary>What is neither: received = valid + pending + invalid.</summary>
    [JsonPropertyOrder(1)]
    public long Valid => Received - Pending - Invalid;

    public static ValidityTally operator +(ValidityTally left, ValidityTally right) =>
        new(left.Received + right.Received, left.Pending + right.Pending, left.Invalid + right.Invalid);
}
