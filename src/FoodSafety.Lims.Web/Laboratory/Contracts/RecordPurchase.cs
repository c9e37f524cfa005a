using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Records what a sample cost (买样费), with its receipt; another amount takes the place of the first, with the version that was looked at.</summary>
/// <param name="Number">Any number of the sample that the caller may know.</param>
/// <param name="Cost">In 分, 0 to 10,000,000; what is not said is refused, not taken for nothing.</param>
/// <param name="Receipt">Number of the invoice or receipt.</param>
/// <param name="Version">The version the caller looked at: 0 where nothing was recorded; null takes the stored one.</param>
public sealed record RecordPurchase(string Number, long? Cost, string? Receipt, int? Version = null)
{
    private const long MostFen = 10_000_000;
    private const int LongestReceipt = 100;

    public async Task<Outcome<SamplePurchase>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var found = await new FindSample(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } unknown)
            return unknown;
        var sample = found.Value;
        if (Access.ToDistrict(caller, sample.DistrictCode) is { } forbidden)
            return forbidden;
        if (sample.LifecycleStage == SampleLifecycle.Voided.Code)
            return new Refusal("action-not-allowed", $"抽样单 {sample.SampleNo} 已作废，不再记买样费。");
        if (Cost is not (>= 0 and <= MostFen) || string.IsNullOrWhiteSpace(Receipt) || Receipt.Trim().Length > LongestReceipt)
            return new Refusal("field-invalid", $"买样费（cost）须为 0 到 {MostFen} 分的整数，票据号（receipt）须填写且不超过 {LongestReceipt} 字。", RefusalKind.Unprocessable);

        var stored = await db.SamplePurchases.SingleOrDefaultAsync(one => one.SampleId == sample.Id, cancel);
        if (Version is { } seen && seen != (stored?.Version ?? 0))
            return Stale(sample.SampleNo, stored, seen, db.Zone);
        var before = stored is null ? null : new { stored.Cost, stored.Receipt };
        if (stored is null)
            db.SamplePurchases.Add(stored = new SamplePurchase { SampleId = sample.Id, Receipt = "", RecordedBy = "" });
        (stored.Cost, stored.Receipt, stored.RecordedBy, stored.RecordedAt) = (Cost.Value, Receipt.Trim(), caller.Name, at.ToLocal(db.Zone));
        stored.Version++;
        try
        {
            await db.SaveAudited(caller.Name, at, new AuditedChange("record-purchase", sample.SampleNo) { Before = before, After = new { stored.Cost, stored.Receipt } }, cancel);
        }
        catch (DbUpdateException)
        {
            await using var now = database.CreateContext();
            return Stale(sample.SampleNo, await now.SamplePurchases.AsNoTracking().SingleOrDefaultAsync(one => one.SampleId == sample.Id, cancel), stored.Version - 1, db.Zone);
        }
        return stored;
    }

    private static Refusal Stale(string number, SamplePurchase? now, int seen, TimeZoneInfo zone) => Refusal.Stale($"抽样单 {number} 的买样费{(now is null ? "还没有记录，" : "")}", now?.Version ?? 0, seen,
        now is null ? [] : [FormattableString.Invariant($"{now.RecordedBy} 于 {now.RecordedAt.ToLocal(zone):yyyy-MM-ddTHH:mm:sszzz} 记为 {now.Cost} 分（{now.Receipt}）")]);
}
