using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Takes a nomination (你点我检) in: an officer enters what the public named.</summary>
/// <param name="Campaign">Tag of a campaign of the plan that takes nominations; null for 你点我检, or its first.</param>
/// <param name="Reason">Why they ask.</param>
/// <param name="Contact">How to tell them; null where they left none.</param>
/// <param name="On">The day they asked; null for today.</param>
public sealed record AddNomination(string? District, string? Campaign, string? Product, string? Reason, string? Contact = null, DateOnly? On = null)
{
    private const int Longest = 500;

    /// <summary>Meant where no campaign is named and the plan has it.</summary>
    private const string Usual = "你点我检";

    public async Task<Outcome<NominationList.Item>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        foreach (var (name, value, needed) in (ReadOnlySpan<(string, string?, bool)>)[("产品（product）", Product, true), ("理由（reason）", Reason, true), ("联系方式（contact）", Contact, false)])
        {
            if (needed && string.IsNullOrWhiteSpace(value))
                return new Refusal("missing", $"点检的{name}不能为空。", RefusalKind.Invalid);
            if (value?.Length > Longest)
                return new Refusal("too-long", $"点检的{name}超过 {Longest} 字，请缩短。", RefusalKind.Invalid);
        }
        var zone = database.Settings.TimeZone;
        var today = now.LocalDay(zone);
        var on = On ?? today;
        if (on > today)
            return new Refusal("in-the-future", FormattableString.Invariant($"点检日期 {on:yyyy-MM-dd} 晚于今天，请核对。"), RefusalKind.Invalid);
        var tags = Tags(database, on.Year);
        if ((string.IsNullOrWhiteSpace(Campaign) ? tags.FirstOrDefault() : tags.Find(tag => Domain.Daily.Campaign.Names(Campaign, tag))) is not { } tag)
            return new Refusal("unknown-campaign", tags.Count == 0 ? $"本辖区 {on.Year} 年的计划没有接受公众点名的活动。" : $"活动“{Campaign}”不接受公众点名；可用：{string.Join("、", tags)}。", RefusalKind.Invalid);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var year = on.Year.ToString("0000", CultureInfo.InvariantCulture);
        var serial = NumberSequence.Take(db.Database.GetDbConnection(), transaction.GetDbTransaction(), $"nomination/{District}/{year}");
        var nomination = new Nomination
        {
            Number = $"DM-{District}-{year}-{serial.ToString("00000", CultureInfo.InvariantCulture)}",
            DistrictCode = District!,
            Campaign = tag,
            Product = Product!.Trim(),
            Reason = Reason!.Trim(),
            Contact = string.IsNullOrWhiteSpace(Contact) ? null : Contact.Trim(),
            NominatedOn = on,
            Stage = NominationLifecycle.Received.Code,
            ReceivedBy = caller.Name,
            ReceivedAt = now,
        };
        db.Nominations.Add(nomination);
        await db.SaveAudited(caller.Name, now, new AuditedChange("add-nomination", nomination.Number), cancel);
        await transaction.CommitAsync(cancel);
        return NominationList.Item.Of(nomination, null, zone);
    }

    private List<string> Tags(LimsDatabase database, int year)
    {
        using var connection = database.OpenConnection();
        return new ReferenceSets(connection).PlansByYear(District!).TryGetValue(year, out var plan)
            ? [.. Domain.Daily.Campaign.Of(plan).Where(campaign => campaign.TakesNominations).Select(campaign => campaign.Tag).OrderByDescending(tag => tag == Usual)]
            : [];
    }
}
