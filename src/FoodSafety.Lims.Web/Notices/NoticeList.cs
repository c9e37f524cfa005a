using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Notices;

/// <summary>A page of notices.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record NoticeList(IReadOnlyList<NoticeList.Item> Items, string? Next)
{
    /// <summary>A notice as the doors show it.</summary>
    public sealed record Item(
        string Number, string District, string Department, string? Case, string Title, string Text,
        DateTimeOffset SentAt, string SentBy, DateTimeOffset? ReceivedAt, string? ReceivedBy, string? Answer)
    {
        internal static Item Of(Notice notice, TimeZoneInfo zone) => new(
            notice.Number, notice.DistrictCode, notice.Department, notice.CaseNumber, notice.Title, notice.Text,
            notice.SentAt.ToLocal(zone), notice.SentBy, notice.ReceivedAt?.ToLocal(zone), notice.ReceivedBy, notice.Answer);
    }
}
