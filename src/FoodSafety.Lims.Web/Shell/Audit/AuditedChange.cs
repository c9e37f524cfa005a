using System.Text.Json;
using System.Text.Json.Serialization;
using FoodSafety.Lims.Web.Storage.Sealing;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>One thing done, as the audit keeps it: what, to what, why, and what stood before and after.</summary>
/// <param name="Action">Stable code, e.g. undo-upload.</param>
/// <param name="Subject">What it was done to, e.g. U-000017.</param>
/// <param name="Why">The reason that was given; null where none is asked.</param>
public sealed record AuditedChange(string Action, string Subject, string? Why = null)
{
    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

    /// <summary>What stood before, in words of the trade; null where <see cref="Rows"/> says it all.</summary>
    public object? Before { get; init; }

    /// <summary>What stands now.</summary>
    public object? After { get; init; }

    /// <summary>The stored rows that changed; <c>lims verify</c> holds those of <see cref="SealedTable.All"/> against the database.</summary>
    public IReadOnlyList<RowChange> Rows { get; init; } = [];

    /// <summary>How the stored rows of uploads changed, in sums; <c>lims verify</c> adds up the rows again.</summary>
    public IReadOnlyList<StoredChange> Stored { get; init; } = [];

    /// <summary>The detail of an <see cref="AuditEntry"/>.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { why = Why, before = Before, after = After, rows = Rows.Count == 0 ? null : Rows, stored = Stored.Count == 0 ? null : Stored }, Compact);
}
