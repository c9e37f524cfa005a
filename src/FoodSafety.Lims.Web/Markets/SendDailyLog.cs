using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>A market's log of one business day. Each row answers for itself; the same log sent again changes nothing.</summary>
/// <param name="Market">Code of the market.</param>
/// <param name="On">The business day all its rows must be of.</param>
/// <param name="Rows">JSON objects with a <c>clientId</c> and columns of rapid-test files; none and a closure: the market was closed (休市).</param>
/// <param name="ClosedBecause">Why the market was closed that day; null when it was not.</param>
public sealed record SendDailyLog(string Market, DateOnly On, IReadOnlyList<JsonElement> Rows, string? ClosedBecause)
{
    public const string ClientId = "clientId";
    public const int MostRows = 20_000;

    public async Task<Outcome<DailyLogAnswer>> Handle(LimsDatabase database, SmallIntake intake, RulesCache rules, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (FindMarket(rules) is not { } market)
            return new Refusal("unknown-market", $"没有编码为 {Market} 的市场，请核对市场编码。", RefusalKind.NotFound);
        var sender = caller.IsRegulator && caller.Organisation is { } own ? rules.Latest().Organisations[own] : market;
        if (Access.ToSend(caller, SmallLog.RapidTests, sender.Code, market.DistrictCode) is { } refusal)
            return refusal;
        if (Rows.Count > MostRows)
            return new Refusal("too-large", $"一次最多 {MostRows} 行，请分批报送。", RefusalKind.TooLarge);
        if (ClosedBecause is not null)
            return Rows.Count > 0
                ? new Refusal("closed-with-rows", "休市日不能同时报送检测记录：请只申报休市，或只报送记录。", RefusalKind.Unprocessable)
                : await Close(database, ClosedBecause, caller, now, cancel);
        if (Rows.Count == 0)
            return new Refusal("missing", "没有任何行：请报送当日记录，或以 closed 说明休市原因。", RefusalKind.Invalid);
        return await Store(intake, rules, market, sender, caller, now);
    }

    /// <summary>A market that is not known may have come since the rules were read.</summary>
    private Organisation? FindMarket(RulesCache rules)
    {
        if (rules.Latest().Organisations.TryGetValue(Market, out var known) || rules.Refresh().Organisations.TryGetValue(Market, out known))
            return known.Kind == "market" ? known : null;
        return null;
    }

    /// <summary>A reason that is the name of a kind (停电) declares that kind; any other is the words of a market that did not trade.</summary>
    private async Task<Outcome<DailyLogAnswer>> Close(LimsDatabase database, string because, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var kind = ClosureKinds.CodeOf(ClosureKinds.Find(because.Trim()) ?? ClosureKind.Closed);
        var declared = await new DeclareClosure(Market, On, On, kind, because).Handle(db, caller, now, cancel);
        return declared.Refusal is { } refusal ? refusal : new DailyLogAnswer([], Closed: true);
    }

    private async Task<Outcome<DailyLogAnswer>> Store(SmallIntake intake, RulesCache rules, Organisation market, Organisation sender, Caller caller, DateTimeOffset now)
    {
        StoredSmall stored;
        try
        {
            var csv = RowsAsCsv.Write(Rows, RapidTestColumns.Set, () => rules.Current().Headers(sender, SmallLog.RapidTests), ClientId,
                (RapidTestColumns.Set.Columns[RapidTestColumns.Market], market.Code));
            stored = await intake.Store(new SmallLog(sender, market.DistrictCode, On, FormattableString.Invariant($"{market.Code} {On:yyyy-MM-dd}.csv"), csv, now, caller.Name, market.Code));
        }
        catch (UnreadableFileException unreadable)
        {
            return RowsAsCsv.Refused(unreadable);
        }
        var faults = stored.Faults.ToLookup(fault => fault.RowNumber);
        var duplicates = stored.Duplicates.Select(duplicate => duplicate.RowNumber).ToHashSet();
        return new DailyLogAnswer([.. Rows.Select((row, index) => Answer(row, faults[RowsAsCsv.FirstRowNumber + index], stored.IsSameFile || duplicates.Contains(RowsAsCsv.FirstRowNumber + index)))], Closed: false) { Adjustments = stored.Adjustments };
    }

    private static DailyLogAnswer.RowAnswer Answer(JsonElement row, IEnumerable<RowFault> faults, bool isDuplicate)
    {
        DailyLogAnswer.Fault[] told = [.. faults.Select(fault => new DailyLogAnswer.Fault(fault.ColumnName, fault.Value, fault.Code, fault.Message))];
        return new(row.TryGetProperty(ClientId, out var id) ? id : null, told.Length > 0 ? "refused" : isDuplicate ? "duplicate" : "accepted", told);
    }
}
