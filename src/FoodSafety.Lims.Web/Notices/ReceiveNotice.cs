using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Notices;

/// <summary>Puts on record that the department received a notice (回执), once.</summary>
/// <param name="Number">The notice.</param>
/// <param name="ReceivedBy">Who signed for it there.</param>
/// <param name="Answer">What they answered; null for a bare receipt.</param>
public sealed record ReceiveNotice(string Number, string? ReceivedBy, string? Answer = null)
{
    public async Task<Outcome<Notice>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var notice = await db.Notices.SingleOrDefaultAsync(found => found.Number == Number, cancel);
        if (notice is null)
            return new Refusal("unknown-notice", $"没有编号为“{Number}”的通报；请核对通报编号。", RefusalKind.NotFound);
        if (Access.ToDistrict(caller, notice.DistrictCode) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(ReceivedBy))
            return new Refusal("missing", $"通报 {Number} 的签收人（receivedBy）不能为空。", RefusalKind.Unprocessable);
        if (notice.ReceivedAt is not null)
            return AlreadyReceived(notice.ReceivedBy!);

        (notice.ReceivedAt, notice.ReceivedBy, notice.Answer, notice.RecordedBy) = (now, ReceivedBy.Trim(), string.IsNullOrWhiteSpace(Answer) ? null : Answer.Trim(), caller.Name);
        try
        {
            await db.SaveAudited(caller.Name, now, new AuditedChange("receive-notice", Number), cancel);
            return notice;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AlreadyReceived("另一人");
        }
    }

    private Refusal AlreadyReceived(string by) => new("already-received", $"通报 {Number} 已由{by}签收，本次未作任何更改。");
}
