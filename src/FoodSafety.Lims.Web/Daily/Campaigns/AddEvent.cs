using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Adds an event or special action to a district: its records bear the tag within its days.</summary>
/// <param name="Tag">What records write into 专项活动 or 任务来源.</param>
/// <param name="Title">In words; the tag where it is left out.</param>
public sealed record AddEvent(string? District, string? Tag, string? Title, DateOnly From, DateOnly To)
{
    private const int Longest = 50;
    private const int MostDays = 1100;

    public async Task<Outcome<AssuranceEvent>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(Tag))
            return new Refusal("missing", "请写明标签（tag），记录的专项活动栏以此归入。", RefusalKind.Invalid);
        if (Tag.Length > Longest || Title?.Length > Longest * 4)
            return new Refusal("too-long", $"标签不超过 {Longest} 字，名称不超过 {Longest * 4} 字，请缩短。", RefusalKind.Invalid);
        if (To < From || To.DayNumber - From.DayNumber > MostDays)
            return new Refusal("out-of-range", "起止日期应从早到晚，最长三年。", RefusalKind.Invalid);

        var tag = Tag.Trim();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, District!);
        if (await db.AssuranceEvents.FirstOrDefaultAsync(held => held.DistrictCode == District && held.Tag == tag && held.FromOn <= To && held.ToOn >= From, cancel) is { } same)
            return new Refusal("overlaps", FormattableString.Invariant($"“{tag}”在 {same.FromOn:yyyy-MM-dd} 至 {same.ToOn:yyyy-MM-dd} 已登记（{same.Title}），日期不能重叠。"));
        var added = new AssuranceEvent
        {
            DistrictCode = District!,
            Tag = tag,
            Title = string.IsNullOrWhiteSpace(Title) ? tag : Title.Trim(),
            FromOn = From,
            ToOn = To,
            AddedBy = caller.Name,
            AddedAt = now,
        };
        db.AssuranceEvents.Add(added);
        await db.SaveAudited(caller.Name, now, new AuditedChange("add-event", FormattableString.Invariant($"{District}/{tag}/{From:yyyy-MM-dd}")), cancel);
        await transaction.CommitAsync(cancel);
        return added;
    }
}
