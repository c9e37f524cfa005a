using System.Text.Json;
using System.Text.Json.Serialization;
using FoodSafety.Lims.Web.Months;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>What became of each row of a daily log, in its order.</summary>
/// <param name="Closed">The market declared the day closed.</param>
public sealed record DailyLogAnswer(IReadOnlyList<DailyLogAnswer.RowAnswer> Rows, bool Closed)
{
    /// <summary>What the rows changed of closed months, with the issued reports; absent where nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClosedMonths.Touched>? Adjustments { get; init; }

    /// <param name="ClientId">As it was sent.</param>
    /// <param name="Status">accepted | duplicate | refused</param>
    public sealed record RowAnswer(JsonElement? ClientId, string Status, IReadOnlyList<Fault> Faults);

    public sealed record Fault(string? Column, string? Value, string Code, string Message);
}
