using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>What the audit says must stand in the sealed tables, and what stands there.</summary>
internal sealed class SealedRows
{
    private sealed record Last(long Seq, Dictionary<string, string?> Values, bool IsGone = false);

    private readonly Dictionary<string, Dictionary<string, Last>> _tables = SealedTable.All.ToDictionary(table => table.Name, _ => new Dictionary<string, Last>());

    /// <summary>Takes in the rows of one entry; they come in their order.</summary>
    public void Follow(long seq, JsonElement rows)
    {
        foreach (var change in rows.EnumerateArray())
        {
            var row = change.GetProperty("row").GetString()!;
            var slash = row.IndexOf('/', StringComparison.Ordinal);
            if (!_tables.TryGetValue(row[..slash], out var table))
                continue;
            var values = table.TryGetValue(row[(slash + 1)..], out var before) && !before.IsGone ? before.Values : [];
            var after = change.TryGetProperty("after", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
            if (after.ValueKind == JsonValueKind.Object)
                foreach (var column in after.EnumerateObject())
                    values[column.Name] = Said(column.Value);
            table[row[(slash + 1)..]] = new(seq, values, IsGone: after.ValueKind != JsonValueKind.Object);
        }
    }

    /// <summary>Every row that says something else than its last entry, that no entry made, or that is gone without one.</summary>
    public IReadOnlyList<Discrepancy> Compare(DbConnection connection, DbTransaction transaction)
    {
        var found = new List<Discrepancy>();
        foreach (var table in SealedTable.All)
        {
            var expected = _tables[table.Name];
            using var command = connection.Command(transaction,
                $"""SELECT {table.Key}, {string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}, {(table.Born is null ? "0" : $"CASE WHEN {table.Born} THEN 1 ELSE 0 END")} FROM {table.Name} ORDER BY {table.Key}""");
            using var row = command.ExecuteReader();
            var seen = new HashSet<string>();
            while (row.Read())
            {
                var id = Text(row, 0)!;
                seen.Add(id);
                if (!expected.TryGetValue(id, out var last) || last.IsGone)
                {
                    if (last is not null || Text(row, table.Columns.Count + 1) == "1")
                        found.Add(Changed(table.Name, id, last?.Seq, "不是由任何审计过的操作写入的"));
                    continue;
                }
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    var column = table.Columns[i];
                    if (last.Values.TryGetValue(column, out var said) && !Says(row.GetValue(i + 1), said))
                        found.Add(Changed(table.Name, id, last.Seq, $"的 {column} 应为“{said}”，现为“{Readable(row.GetValue(i + 1), said)}”"));
                }
            }
            found.AddRange(expected.Where(one => !one.Value.IsGone && !seen.Contains(one.Key)).Select(one => Changed(table.Name, one.Key, one.Value.Seq, "不见了")));
        }
        return found;
    }

    private static Discrepancy Changed(string table, string id, long? seq, string how) => new(
        "changed-behind-audit", $"{table}/{id}",
        FormattableString.Invariant($"{table} 第 {id} 行{how}{(seq is { } last ? $"（以审计记录第 {last} 条为准）" : "")}：有人绕过系统改动了数据库。请保留现场并查明原因。"));

    private static string? Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.ToString(),
    };

    /// <summary>Whether a stored value is what the audit says: instants and days are numbers in the database and readable in the audit.</summary>
    private static bool Says(object stored, string? said) => stored switch
    {
        DBNull => said is null,
        string text => said == text,
        bool flag => said == (flag ? "1" : "0"),
        long or int or short => said is not null && Convert.ToInt64(stored, CultureInfo.InvariantCulture) is var number
            && (said == number.ToString(CultureInfo.InvariantCulture) || Stored(said) == number),
        _ => false,
    };

    /// <summary>The number an instant or a day of the audit is stored as; null of what is neither.</summary>
    private static long? Stored(string said) =>
        DateTimeOffset.TryParseExact(said, RowChange.InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUnixTimeMilliseconds()
        : DateOnly.TryParseExact(said, RowChange.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber
        : null;

    /// <summary>A stored value written as the audit writes its column.</summary>
    private static string? Readable(object stored, string? said) => stored switch
    {
        DBNull => null,
        long instant when said?.Contains('T', StringComparison.Ordinal) == true && Stored(said) is not null =>
            DateTimeOffset.FromUnixTimeMilliseconds(instant).ToString(RowChange.InstantFormat, CultureInfo.InvariantCulture),
        _ => Convert.ToString(stored, CultureInfo.InvariantCulture),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture);
}
