using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>The headers of one sender's files of one kind that were told once.</summary>
public sealed record RememberedColumnList(string Organisation, string Kind, IReadOnlyList<RememberedColumnList.Item> Items)
{
    /// <param name="Column">English name of the column.</param>
    /// <param name="Header">As it stood in the file.</param>
    /// <param name="RememberedBy">Who told.</param>
    public sealed record Item(string Column, string Header, string RememberedBy);

    internal static RememberedColumnList Load(DbConnection connection, string organisation, string kind)
    {
        var items = new List<Item>();
        using var command = connection.Command(null,
            "SELECT column_name, header, remembered_by FROM remembered_columns WHERE organisation_code = @org AND kind = @kind ORDER BY column_name, header",
            ("org", organisation), ("kind", kind));
        using var row = command.ExecuteReader();
        while (row.Read())
            items.Add(new Item(row.GetString(0), row.GetString(1), row.GetString(2)));
        return new(organisation, kind, items);
    }

    /// <summary>Why the caller may not, or the organisation or the kind is not known; null = all is well.</summary>
    internal static Refusal? Refuse(DbConnection connection, Caller caller, string organisation, string kind)
    {
        if (!ReceiveUpload.Kinds.Contains(kind))
            return new Refusal("unknown-kind", $"“{kind}”不是文件种类，请用 {string.Join("、", ReceiveUpload.Kinds)}。", RefusalKind.Invalid);
        return connection.Ask<string>(null, "SELECT district_code FROM organisations WHERE code = @code", ("code", organisation)) is { } district
            ? Access.ToUpload(caller, organisation, district)
            : OrganisationProfiles.Unknown(organisation);
    }

    internal static ColumnSet SetOf(string kind) => ImportKinds.Columns(kind);

    internal static Column? ColumnOf(ColumnSet set, string name) => set.Columns.FirstOrDefault(column => column.Name == name || column.ChineseName == name);

    internal static Refusal UnknownColumn(ColumnSet set, string name) =>
        new("unknown-column", $"{set.Kind} 没有列“{name}”；可用：{string.Join("、", set.Columns.Select(column => column.Name))}。", RefusalKind.Invalid);
}
