using System.Data.Common;
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

    private static Dictionary<string, (int Id, string Kind, string District)> Stored(DbConnection connection, DbTransaction transaction)
    {
        var stored = new Dictionary<string, (int, string, string)>();
        using var command = connection.Command(transaction, "SELECT code, id, kind, district_code FROM organisations");
        using var row = command.ExecuteReader();
        while (row.Read())
            stored[row.GetString(0)] = (row.GetInt32(1), row.GetString(2), row.GetString(3));
        return stored;
    }
}
