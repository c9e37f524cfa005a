using System.Text.Json.Serialization;
using FoodSafety.Lims.Domain.Validity;

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

    /// <summary>One test of a validity.</summary>
    public static ValidityTally Of(TestValidity validity) => new(1, validity == TestValidity.Pending ? 1 : 0, validity == TestValidity.Invalid ? 1 : 0);

    public static ValidityTally operator +(ValidityTally left, ValidityTally right) =>
        new(left.Received + right.Received, left.Pending + right.Pending, left.Invalid + right.Invalid);

    public static ValidityTally operator -(ValidityTally left, ValidityTally right) =>
        new(left.Received - right.Received, left.Pending - right.Pending, left.Invalid - right.Invalid);
}
