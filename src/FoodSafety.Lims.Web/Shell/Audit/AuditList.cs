using System.Text.Json;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>A page of the audit, the newest first.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record AuditList(IReadOnlyList<AuditList.Item> Items, string? Next)
{
    /// <param name="Detail">Why, before, after, and the rows that changed.</param>
    public sealed record Item(long Seq, DateTimeOffset At, string By, string Action, string Subject, JsonElement Detail, string Hash);
}
