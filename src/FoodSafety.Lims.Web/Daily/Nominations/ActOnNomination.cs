using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>One step of a nomination, as <see cref="NominationLifecycle"/> allows it.</summary>
/// <param name="Action">choose | decline | link | tell</param>
/// <param name="Text">What was arranged, why it was declined, or what the public was told; to link, why another food answers for the one that was named.</param>
/// <param name="SampleNo">To link: 抽样单编号.</param>
/// <param name="RapidTest">To link: number of a rapid test.</param>
/// <param name="Version">The version looked at; null takes it as it stands.</param>
public sealed record ActOnNomination(string Number, string Action, string? Text = null, string? SampleNo = null, long? RapidTest = null, int? Version = null)
{
    private const int Longest = 500;

    public async Task<Outcome<NominationList.Item>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var unknown = new Refusal("unknown-nomination", $"没有编号为“{Number}”的点检；请在“你点我检”列表中核对编号。", RefusalKind.NotFound);
        if (!caller.IsRegulator || await db.Nominations.SingleOrDefaultAsync(one => one.Number == Number, cancel) is not { } nomination)
            return unknown;
        if (Access.ToDistrict(caller, nomination.DistrictCode) is { } refusal)
            return refusal;
        if (Version is { } seen && seen != nomination.Version)
            return Stale(nomination, seen);
        var found = NominationLifecycle.Find(Number, nomination.Stage, Action);
        if (found.Refusal is { } notNow)
            return notNow;
        if (Text?.Length > Longest)
            return new Refusal("too-long", $"文字超过 {Longest} 字，请缩短。", RefusalKind.Invalid);
        if (Action is "decline" or "tell" && string.IsNullOrWhiteSpace(Text))
            return new Refusal("missing", Action == "decline" ? "不采纳须写明理由（text）。" : "请写明向公众反馈的内容（text）。", RefusalKind.Unprocessable);
        if (Action == "link" && await Link(db, nomination, caller, now, cancel) is { } notLinked)
            return notLinked;
        var result = await LinkedResult.Of(db, nomination, cancel);
        if (found.Value.NeedsResult && result is null)
            return new Refusal("no-result", $"点检 {Number} 关联的{(nomination.SampleNo is { } sample ? $"样品 {sample}" : $"快检记录 {nomination.RapidTestId}")}还没有结果，不能反馈办结。");
        if (Action is "choose" or "decline")
            (nomination.DecidedBy, nomination.DecidedAt, nomination.Decision) = (caller.Name, now, string.IsNullOrWhiteSpace(Text) ? null : Text.Trim());
        else if (Action == "tell")
            (nomination.ToldBy, nomination.ToldAt, nomination.Told) = (caller.Name, now, Text!.Trim());
        (nomination.Stage, nomination.Version) = (found.Value.To.Code, nomination.Version + 1);
        try
        {
            await db.SaveAudited(caller.Name, now, new AuditedChange($"nomination-{Action}", Number, Text), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale(nomination, nomination.Version - 1);
        }
        return NominationList.Item.Of(nomination, result, db.Zone);
    }

    /// <summary>Exactly one sample or rapid test of the district; null once it is linked.</summary>
    private async Task<Refusal?> Link(LimsDb db, Nomination nomination, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if ((SampleNo is null) == (RapidTest is null))
            return new Refusal("missing", "请写明一个抽样单编号（sampleNo）或一个快检记录号（rapidTest），二者取一。", RefusalKind.Unprocessable);
        DateOnly made;
        string food, what;
        if (SampleNo is not null)
        {
            var found = await new FindSample(SampleNo.Trim()).Handle(db, caller, cancel);
            if (found.Refusal is not null || found.Value is not { } sample || sample.DistrictCode != nomination.DistrictCode)
                return new Refusal("unknown-sample", $"本辖区没有抽样单“{SampleNo}”，请核对编号。", RefusalKind.Unprocessable);
            (nomination.SampleNo, nomination.RapidTestId, made, food, what) = (sample.SampleNo, null, sample.SampledOn, sample.Food, $"样品 {sample.SampleNo}");
        }
        else
        {
            if (await db.RapidTests.AsNoTracking().SingleOrDefaultAsync(test => test.Id == RapidTest
                && db.Organisations.Any(market => market.Id == test.MarketId && market.DistrictCode == nomination.DistrictCode), cancel) is not { } test)
                return new Refusal("unknown-rapid-test", $"本辖区没有编号为 {RapidTest!.Value.ToString(CultureInfo.InvariantCulture)} 的快检记录。", RefusalKind.Unprocessable);
            food = await db.Terms.Where(term => term.Id == test.FoodId).Select(term => term.Text).SingleAsync(cancel);
            (nomination.RapidTestId, nomination.SampleNo, made, what) = (test.Id, null, test.TestedOn, string.Create(CultureInfo.InvariantCulture, $"快检记录 {test.Id}"));
        }
        if (made < nomination.NominatedOn)
            return new Refusal("before-nomination", FormattableString.Invariant($"所关联的抽检在 {made:yyyy-MM-dd}，早于点检日期 {nomination.NominatedOn:yyyy-MM-dd}，不是为它而做的。"), RefusalKind.Unprocessable);
        var reason = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        var isOther = await IsOther(db, nomination.Product, food, cancel);
        if (isOther && reason is null)
            return new Refusal("other-food", $"点名的是“{nomination.Product}”，{what}是“{food}”，不是同一种食品，不能关联；确为同类代替的，请在说明（text）中写明理由。", RefusalKind.Unprocessable);
        (nomination.LinkedBy, nomination.LinkedAt, nomination.LinkedBecause) = (caller.Name, now, isOther ? reason : null);
        return null;
    }

    /// <summary>Whether two names are of different foods, whatever synonym each was written in.</summary>
    private static async Task<bool> IsOther(LimsDb db, string product, string food, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var names = new TradeNames(db.Database.GetDbConnection());
        return names.Food(product) != names.Food(food);
    }

    private Refusal Stale(Nomination nomination, int seen) =>
        Refusal.Stale($"点检 {Number} ", nomination.Version, seen, [$"现为“{NominationLifecycle.Stages.First(stage => stage.Code == nomination.Stage).Name}”"]);
}
