using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>A market's log of one business day. Each row answers for itself; the same log sent again changes nothing.</summary>
/// <param name="Market">Code of the market.</param>
/// <param name="On">The local day all its rows must be of.</param>
/// <param name="Rows">JSON objects with a <c>clientId</c> and columns of rapid-test files; none and a closure: the market was closed (休市).</param>
/// <param name="ClosedBecause">Why the market was closed that day; null when it was not.</param>
public sealed record SendDailyLog(string Market, DateOnly On, IReadOnlyList<JsonElement> Rows, string? ClosedBecause)
{
    public const string ClientId = "clientId";
    public const int MostRows = 20_000;

    public async Task<Outcome<DailyLogAnswer>> Handle(LimsDatabase database, LogIntake intake, RulesCache rules, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (FindMarket(rules) is not { } market)
            return new Refusal("unknown-market", $"没有编码为 {Market} 的市场；可用 lims markets 查看。", RefusalKind.NotFound);
        var sender = caller.IsRegulator && caller.Organisation is { } own ? rules.Latest().Organisations[own] : market;
        if (Access.ToSend(caller, SmallLog.Kind, sender.Code, market.DistrictCode) is { } refusal)
            return refusal;
        if (Rows.Count > MostRows)
            return new Refusal("too-large", $"一次最多 {MostRows} 行，请分批报送。", RefusalKind.TooLarge);
        if (ClosedBecause is not null)
            return Rows.Count > 0
                ? new Refusal("closed-with-rows", "休市日不能同时报送检测记录：请只申报休市，或只报送记录。", RefusalKind.Unprocessable)
                : await Close(database, market.Id, caller, now, cancel);
        if (Rows.Count == 0)
            return new Refusal("missing", "没有任何行：请报送当日记录，或以 closed 说明休市原因。", RefusalKind.Invalid);

        var times = new LocalTimes(database.Settings.TimeZone);
        var meansTime = new Dictionary<string, bool>(StringComparer.Ordinal);
        var misplaced = Rows.Select(row => OfAnotherDay(row, times, meansTime)).ToList();
        var good = Enumerable.Range(0, Rows.Count).Where(index => misplaced[index] is null).ToList();
        var imported = good.Count == 0 ? [] : await Import(intake, market, sender, [.. good.Select(index => Rows[index])], now);
        var byIndex = good.Zip(imported).ToDictionary(pair => pair.First, pair => pair.Second);
        return new DailyLogAnswer([.. Rows.Select((row, index) => new DailyLogAnswer.RowAnswer(
            IdOf(row),
            misplaced[index] is null ? byIndex[index].Status : "refused",
            misplaced[index] is { } fault ? [fault] : byIndex[index].Faults))], Closed: false);
    }

    /// <summary>A market that is not known may have come since the rules were read.</summary>
    private Organisation? FindMarket(RulesCache rules)
    {
        if (rules.Latest().Organisations.TryGetValue(Market, out var known) || rules.Refresh().Organisations.TryGetValue(Market, out known))
            return known.Kind == "market" ? known : null;
        return null;
    }

    private async Task<DailyLogAnswer> Close(LimsDatabase database, int marketId, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (await db.MarketClosures.FindAsync([On, marketId], cancel) is null)
        {
            db.MarketClosures.Add(new MarketClosure { MarketId = marketId, ClosedOn = On, Reason = ClosedBecause!, DeclaredBy = caller.Name, DeclaredAt = now });
            await db.SaveChangesAsync(cancel);
        }
        return new DailyLogAnswer([], Closed: true);
    }

    private async Task<IEnumerable<(string Status, IReadOnlyList<DailyLogAnswer.Fault> Faults)>> Import(
        LogIntake intake, Organisation market, Organisation sender, IReadOnlyList<JsonElement> rows, DateTimeOffset now)
    {
        var csv = RowsAsCsv.Write(rows, RapidTestColumns.Set, ClientId, (RapidTestColumns.Set.Columns[RapidTestColumns.Market], market.Code));
        var stored = await intake.Store(new SmallLog(sender, market.DistrictCode, FormattableString.Invariant($"{market.Code} {On:yyyy-MM-dd}.csv"), csv, now));
        return Enumerable.Range(RowsAsCsv.FirstRowNumber, rows.Count).Select(number => (
            stored.Faults.Contains(number) ? "refused" : stored.Duplicates?.Contains(number) ?? true ? "duplicate" : "accepted",
            (IReadOnlyList<DailyLogAnswer.Fault>)[.. stored.Faults[number].Select(fault => new DailyLogAnswer.Fault(fault.ColumnName, fault.Value, fault.Code, fault.Message))]));
    }

    /// <summary>A time that is readable and of another day; one that is not readable is refused where all rows are.</summary>
    private DailyLogAnswer.Fault? OfAnotherDay(JsonElement row, LocalTimes times, Dictionary<string, bool> meansTime)
    {
        var written = row.EnumerateObject().FirstOrDefault(property =>
            meansTime.TryGetValue(property.Name, out var means) ? means : meansTime[property.Name] = MeansTime(property.Name));
        if (written.Value.ValueKind is not JsonValueKind.String || written.Value.GetString() is not { } text
            || !TimeNotation.TryParse(Encoding.UTF8.GetBytes(text), out var time) || times.Resolve(time).LocalDay == On)
            return null;
        return new DailyLogAnswer.Fault(written.Name, text, "out-of-range", $"“{written.Name}”的值“{text}”不在本日志的日期 {On:yyyy-MM-dd} 内，请改正时间或报送到对应日期。");
    }

    private static bool MeansTime(string name)
    {
        var column = RapidTestColumns.Set.Columns[RapidTestColumns.TestedAt];
        return column.Headers.Contains(name) || SnakeCase.From(name) == column.Name;
    }

    private static JsonElement? IdOf(JsonElement row) => row.TryGetProperty(ClientId, out var id) ? id : null;
}
