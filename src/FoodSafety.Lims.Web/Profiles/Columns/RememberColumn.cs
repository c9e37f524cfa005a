using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>Remembers which headers of a sender's files mean which columns, all of them or none.</summary>
/// <param name="Organisation">Code of the sender.</param>
/// <param name="Kind">rapid-tests | samples | results | findings</param>
/// <param name="Columns">English or Chinese name of a column → header of the file.</param>
public sealed record RememberColumn(string Organisation, string Kind, IReadOnlyList<(string Column, string Header)> Columns)
{
    /// <summary>Longest header, in characters.</summary>
    private const int LongestHeader = 200;

    public Outcome<RememberedColumnList> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var connection = database.OpenConnection();
        if (RememberedColumnList.Refuse(connection, caller, Organisation, Kind) is { } refusal)
            return refusal;
        var set = RememberedColumnList.SetOf(Kind);
        var told = new Dictionary<string, (string Column, string Header)>();
        var stored = RememberedColumnList.Load(connection, Organisation, Kind).Items;
        foreach (var (name, header) in Columns)
        {
            if (RememberedColumnList.ColumnOf(set, name) is not { } column)
                return RememberedColumnList.UnknownColumn(set, name);
            if (Unfit(set, column, header) is { } unfit)
                return unfit;
            var key = ColumnMap.KeyOf(header);
            var other = told.TryGetValue(key, out var before) && before.Column != column.Name ? before.Column
                : stored.FirstOrDefault(one => ColumnMap.KeyOf(one.Header) == key && one.Column != column.Name)?.Column;
            if (other is not null)
                return new Refusal("header-ambiguous", $"列名“{header}”已对应“{set.Columns.First(one => one.Name == other).ChineseName}”，不能同时对应“{column.ChineseName}”；请先删去原来的对应。", RefusalKind.Conflict);
            told[key] = (column.Name, header.Trim());
        }

        using var transaction = connection.BeginTransaction();
        foreach (var (key, (column, header)) in told)
            connection.Run(transaction,
                """
                INSERT INTO remembered_columns (organisation_code, kind, header_key, header, column_name, remembered_at, remembered_by)
                VALUES (@org, @kind, @key, @header, @column, @at, @by)
                ON CONFLICT (organisation_code, kind, header_key) DO NOTHING
                """,
                ("org", Organisation), ("kind", Kind), ("key", key), ("header", header), ("column", column), ("at", now.ToUnixTimeMilliseconds()), ("by", caller.Name));
        AuditLog.Append(connection, transaction, now, caller.Name, new AuditedChange("remember-columns", $"{Organisation}/{Kind}")
        {
            After = told.Values.Select(one => new { one.Column, one.Header }),
        });
        RulesVersion.Raise(connection, transaction);
        transaction.Commit();
        return RememberedColumnList.Load(connection, Organisation, Kind);
    }

    /// <summary>An exact name of the contract means what it says, for everyone.</summary>
    private static Refusal? Unfit(ColumnSet set, Column column, string header)
    {
        var key = ColumnMap.KeyOf(header);
        if (key.Length == 0 || header.Length > LongestHeader)
            return new Refusal("header-unfit", $"“{column.ChineseName}”对应的列名为空或超过 {LongestHeader} 字，请填写文件表头中的列名。", RefusalKind.Invalid);
        return set.Columns.FirstOrDefault(one => ColumnMap.KeyOf(one.ChineseName) == key || ColumnMap.KeyOf(one.Name) == key) is { } exact
            ? new Refusal("header-is-column", $"“{header}”就是标准列“{exact.ChineseName}”的列名，按列名识别，不能另作对应。", RefusalKind.Invalid)
            : null;
    }
}
