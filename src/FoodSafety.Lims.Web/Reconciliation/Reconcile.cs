using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>Compares a platform's own totals per market and day with what is stored; stores nothing.</summary>
/// <param name="District">The district.</param>
/// <param name="Organisation">Only what this organisation sent; null = whoever did.</param>
/// <param name="From">First local day; null = the first of the file.</param>
/// <param name="To">Last local day; null = the last of the file.</param>
/// <param name="Sheet">The sheet to read, of a workbook; null to find it.</param>
public sealed record Reconcile(string District, string? Organisation, DateOnly? From, DateOnly? To, string? Sheet = null)
{
    public Outcome<ReconciliationAnswer> Handle(LimsDatabase database, Caller caller, string path)
    {
        using var connection = database.OpenConnection();
        if (connection.Ask<string>(null, "SELECT code FROM districts WHERE code = @code", ("code", District)) is null)
            return new Refusal("unknown-district", $"没有编码为“{District}”的区。", RefusalKind.Invalid);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;
        if (Organisation is not null && OrganisationProfiles.Load(connection, Organisation) is null)
            return OrganisationProfiles.Unknown(Organisation);
        var markets = MarketNames.Load(connection, District);
        var read = PlatformTotalsReader.Read(path, string.IsNullOrWhiteSpace(Sheet) ? null : Sheet.Trim(), markets);
        if (read.Refusal is { } unread)
            return unread;

        var file = read.Value;
        var from = From ?? (file.Totals.Count > 0 ? file.Totals.Min(total => total.Day) : To);
        var to = To ?? (file.Totals.Count > 0 ? file.Totals.Max(total => total.Day) : From);
        if (from > to)
            return new Refusal("wrong-period", $"起始日期 {from:yyyy-MM-dd} 晚于结束日期 {to:yyyy-MM-dd}。", RefusalKind.Invalid);
        var platform = file.Totals.Where(total => total.Day >= from && total.Day <= to).ToDictionary(total => (total.Day, Market: total.MarketId));
        var ours = from is null ? [] : OurTotals.Ask(connection, District, Organisation, from.Value, to!.Value);

        var rows = new List<ReconciliationAnswer.Row>();
        var agreeing = 0;
        var (sumOfPlatform, sumOfOurs) = (file.Measures, file.Measures);
        foreach (var key in platform.Keys.Union(ours.Keys).OrderBy(key => key.Day).ThenBy(key => markets.OfDistrict[key.Market].Code, StringComparer.Ordinal))
        {
            var said = platform.GetValueOrDefault(key);
            var counted = ours.GetValueOrDefault(key);
            var left = said?.Totals ?? file.Measures;
            var right = (counted ?? DayTotals.Nothing).Like(left);
            sumOfPlatform = sumOfPlatform.Plus(left);
            sumOfOurs = sumOfOurs.Plus(right);
            var difference = right.Less(left);
            if (difference.IsZero)
                agreeing++;
            else
                rows.Add(new(key.Day, markets.OfDistrict[key.Market].Code, markets.OfDistrict[key.Market].Name, said?.Row,
                    said is null ? "ours" : counted is null ? "platform" : null, said?.Totals, counted is null ? null : right, difference));
        }
        return new ReconciliationAnswer(District, Organisation, from, to, agreeing, rows.Count, file.Totals.Count - platform.Count, rows,
            sumOfPlatform, sumOfOurs, sumOfOurs.Less(sumOfPlatform),
            [.. file.Faults.Select(fault => new Receipt.FaultPart(fault.RowNumber, fault.ColumnName, fault.Value, fault.Code, fault.Message))], file.SumRows);
    }

    /// <summary>The same for a file that comes as a stream.</summary>
    public async Task<Outcome<ReconciliationAnswer>> Handle(LimsDatabase database, Caller caller, Stream content, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"lims-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await content.CopyToAsync(file, cancel);
            return Handle(database, caller, path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
