using System.Data.Common;
using System.Globalization;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of the document <c>organisations</c>; an organisation that records name keeps its kind and its district.</summary>
internal static class OrganisationsCheck
{
    public static void Run(ReadOnlyMemory<byte> utf8, DbConnection connection, DbTransaction transaction, List<ReadingFault> faults)
    {
        var placeTypes = new ReferenceSets(connection).Vocabularies().Where(word => word.Vocabulary == "place-type").Select(word => word.Name).ToHashSet();
        var stored = Stored(connection, transaction);
        var inUse = OrganisationsInUse.Read(connection, transaction);
        var root = JsonEntry.Open(utf8, "organisations", faults, out var document);
        using (document)
        {
            if (root is null)
                return;
            RowsReading.Head(root, "organisations");
            var reading = new RowsReading(faults);
            var districts = new HashSet<string>();
            foreach (var entry in root.Entries("districts", "districts "))
            {
                var code = entry.Text("code");
                reading.Once(entry, "code", $"district|{code}", code);
                districts.Add(code);
                entry.Text("name");
                entry.Text("shortName");
                entry.Close();
            }
            if (districts.Count == 0)
                root.Fault("districts", "missing", "至少要有一个区。");

            foreach (var entry in root.Entries("rows", "rows "))
            {
                var code = entry.Text("code");
                entry.Where = $"{entry.Where}（{code}）";
                reading.Once(entry, "code", $"organisation|{code}", code);
                entry.Text("name");
                var kind = RowsReading.WordOf(entry, "kind", "regulator", "lab", "market");
                var district = entry.Text("district");
                if (district.Length > 0 && !districts.Contains(district))
                    entry.Fault("district", "unknown-district", $"本文件的 districts 中没有“{district}”。");
                if (entry.TextOrNull("placeType") is { } placeType && !placeTypes.Contains(placeType))
                    entry.Fault("placeType", "unknown-word", $"场所类型“{placeType}”不在 vocabularies 的 place-type 中。");
                if (entry.TextOrNull("tier") is { } tier && (kind == "market" ? tier != LabNetwork.Room : kind != "lab" || tier is not (LabNetwork.Centre or LabNetwork.ThirdParty)))
                    entry.Fault("tier", "unknown-word", $"层级“{tier}”不适用：市场（快检室）只能是 5，检验机构是 1 或 N，其他单位不填。");
                foreach (var place in (string[])["street", "county"])
                    if (entry.TextOrNull(place) is { } name && string.IsNullOrWhiteSpace(name))
                        entry.Fault(place, "empty", "不清楚街道或县区时请不写这一项。");
                var days = BusinessDaysOf(entry, kind);
                if (stored.TryGetValue(code, out var market) && BusinessDays.FirstDifference(days, market.BusinessDays) is { } changed && HasTestsFrom(connection, transaction, market.Id, Ends(market.BusinessDays, changed) > Ends(days, changed) ? changed.AddDays(-1) : changed))
                    entry.Fault("businessDays", "has-records", $"该市场在 {changed:yyyy-MM-dd} 及以后已有快检记录，已存记录的营业日不变：请把新的起始时刻写成从更晚的日期起生效。");
                if (stored.TryGetValue(code, out var old) && (inUse.Ids.Contains(old.Id) || inUse.Codes.Contains(code)))
                {
                    if (old.Kind != kind)
                        entry.Fault("kind", "has-records", $"该单位已有记录，类型只能是 {old.Kind}；请用新编码登记新单位。");
                    if (old.District != district)
                        entry.Fault("district", "has-records", $"该单位已有记录，只能属于 {old.District}；请用新编码登记新单位。");
                }
                entry.Close();
            }
            root.Close();
        }
    }

    private static BusinessDays? BusinessDaysOf(JsonEntry entry, string kind)
    {
        var starts = new List<BusinessDays.Start>();
        foreach (var row in entry.Entries("businessDays", $"{entry.Where} 的 businessDays "))
        {
            var from = row.Date("effectiveFrom");
            if (!TimeOnly.TryParseExact(row.Text("startsAt"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || at > BusinessDays.LatestStart)
                row.Fault("startsAt", "not-a-time", "营业日的起始时刻应写成 06:00 的样子，在 00:00 至 12:00 之间。");
            if (starts.Count > 0 && from <= starts[^1].EffectiveFrom)
                row.Fault("effectiveFrom", "not-rising", "各次变更应按生效日期从早到晚排列，不得重复。");
            row.Close();
            starts.Add(new(from, at));
        }
        if (starts.Count > 0 && kind != "market")
            entry.Fault("businessDays", "not-a-market", "只有市场有营业日起始时刻。");
        return starts.Count == 0 ? null : new BusinessDays(starts);
    }

    /// <summary>When the day before ends: where it shall end earlier, tests of that day may have been the new day's.</summary>
    private static TimeOnly Ends(BusinessDays? days, DateOnly on) => days?.StartOn(on) ?? TimeOnly.MinValue;

    private static bool HasTestsFrom(DbConnection connection, DbTransaction transaction, int market, DateOnly from)
    {
        using var command = connection.Command(transaction, "SELECT 1 FROM rapid_tests WHERE tested_on >= @from AND market_id = @market LIMIT 1",
            ("from", from.DayNumber), ("market", market));
        return command.ExecuteScalar() is not null;
    }

    private static Dictionary<string, (int Id, string Kind, string District, BusinessDays? BusinessDays)> Stored(DbConnection connection, DbTransaction transaction)
    {
        var stored = new Dictionary<string, (int, string, string, BusinessDays?)>();
        using var command = connection.Command(transaction, "SELECT code, id, kind, district_code, business_days FROM organisations");
        using var row = command.ExecuteReader();
        while (row.Read())
            stored[row.GetString(0)] = (row.GetInt32(1), row.GetString(2), row.GetString(3), BusinessDays.Parse(row.IsDBNull(4) ? null : row.GetString(4)));
        return stored;
    }
}
