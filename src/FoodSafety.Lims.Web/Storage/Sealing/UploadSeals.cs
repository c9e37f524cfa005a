using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>What the audit says must be stored of every upload, in sums, and what is stored.</summary>
internal sealed class UploadSeals
{
    private readonly Dictionary<int, RowSeal> _expected = [];

    /// <summary>Takes in the <see cref="StoredChange"/>s of one entry; they come in their order.</summary>
    public void Follow(JsonElement stored)
    {
        foreach (var change in stored.EnumerateArray())
        {
            var upload = Upload.ParseNumber(change.GetProperty("upload").GetString()!)!.Value;
            _expected[upload] = change.TryGetProperty("seal", out var sums)
                ? _expected.GetValueOrDefault(upload) + RowSeal.Parse(change.GetProperty("rows").GetInt64(), sums.GetString()!)
                : default;
        }
    }

    /// <summary>Every upload whose rows do not add up to what the audit says, and the row where it is one.</summary>
    public IReadOnlyList<Discrepancy> Compare(DbConnection connection, DbTransaction transaction)
    {
        var differences = _expected.ToDictionary(expected => expected.Key, expected => default(RowSeal) - expected.Value);
        foreach (var table in (IReadOnlyDictionary<int, RowSeal>[])
        [
            RapidTestSeals.Read(connection, transaction), StoredTable.Samples.Read(connection, transaction),
            StoredTable.SampleStandings.Read(connection, transaction), StoredTable.SampleResults.Read(connection, transaction),
            StoredTable.Findings.Read(connection, transaction), StoredTable.FindingParts.Read(connection, transaction),
        ])
            foreach (var (upload, seal) in table)
                differences[upload] = differences.GetValueOrDefault(upload) + seal;
        return [.. differences.Where(upload => upload.Value != default).OrderBy(upload => upload.Key)
            .Select(upload => Told(connection, transaction, upload.Key, upload.Value))];
    }

    private Discrepancy Told(DbConnection connection, DbTransaction transaction, int id, RowSeal difference)
    {
        var (number, row) = (Upload.FormatNumber(id), difference.OnlyRow);
        var file = connection.Ask<string>(transaction, "SELECT file_name FROM uploads WHERE id = @id", ("id", id));
        var place = row is { } one ? FormattableString.Invariant($"第 {one} 行") : null;
        var (what, remedy) = file is null ? ("名下有记录，系统中却没有这次导入", "从备份恢复")
            : _expected.GetValueOrDefault(id) == default ? ($"名下有记录不是由任何审计过的操作存入的{(place is null ? "" : $"（{place}）")}", "从备份恢复")
            : (difference.Rows switch
            {
                _ when place is null => "存入的记录有多处与系统存入的不同",
                0 => $"{place}的记录与系统存入的不同",
                < 0 => $"{place}的记录不见了",
                _ => $"{place}多出了记录",
            }, $"从备份恢复，或撤回该次导入（lims undo {number}）后重新上传原文件");
        return new("stored-rows-changed", row is { } at ? string.Create(CultureInfo.InvariantCulture, $"{number}/{at}") : number,
            $"导入 {number}{(file is null ? "" : $"（{file}）")}{what}：有人绕过系统改动了数据库。请保留现场并查明原因，然后{remedy}。");
    }
}
