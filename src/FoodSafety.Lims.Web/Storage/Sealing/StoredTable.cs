using System.Data.Common;
using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>A table whose rows come with uploads, and what a row says that is sealed. Rapid tests have a way of their own, see <see cref="RapidTestSeals"/>.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">All that comes with a row and is no matter of its later way; upload and row number besides.</param>
/// <param name="Key">What an insert answers.</param>
/// <param name="Begins">How every row's way begins: column → value in SQL.</param>
/// <param name="OnConflict">What an insert does where the row is there already; null fails.</param>
/// <param name="IsRow">Whether one of these counts as a row; not where it is the rest of another's.</param>
public sealed record StoredTable(
    string Name, IReadOnlyList<string> Columns, string Key = "id", IReadOnlyList<(string Column, string Value)>? Begins = null, string? OnConflict = null,
    bool IsRow = true)
{
    public static StoredTable Samples { get; } = new("samples",
        ["sample_no", "own_number", "national_no", "complaint_no", "district_code", "sampled_on", "programme_source", "programme", "selection", "method_class",
            "sampling_organisation", "laboratory", "sampled_party", "food", "food_category", "category", "stage", "place_type", "details", "follow_up_case"],
        Begins: [("lifecycle_stage", $"'{SampleLifecycle.Registered.Code}'"), ("version", "1"), ("state", "'sampled'")], OnConflict: "DO NOTHING");

    /// <summary>How far a sample has come, which its results change.</summary>
    public static StoredTable SampleStandings { get; } = new("samples", ["state", "tested_on", "reported_on", "published_on", "verdict"], IsRow: false);

    public static StoredTable SampleResults { get; } = new("sample_results",
        ["sample_id", "finding_id", "sample_no", "test_item", "report_no", "phase", "result_text", "unit_text", "limit_text", "verdict", "reported_verdict", "tested_on", "details", "kept_aside"]);

    public static StoredTable Findings { get; } = new("findings",
        ["sample_no", "district_code", "food", "failures", "sampled_party", "producer", "source", "bulletin_on", "details"]);

    public static StoredTable FindingParts { get; } = new("finding_parts", ["finding_id", "failures"], Key: "finding_id");

    private readonly string _select = $"SELECT upload_id, row_number, {string.Join(", ", Columns)} FROM {Name}";

    private readonly ulong _kind = RowHash.Of($"{Name}/{Columns[0]}");

    private readonly string _insert =
        $"INSERT INTO {Name} ({string.Join(", ", [.. Columns, "upload_id", "row_number", .. (Begins ?? []).Select(first => first.Column)])}) "
        + $"VALUES ({string.Join(", ", [.. Columns.Select(column => "@" + column), "@upload_id", "@row_number", .. (Begins ?? []).Select(first => first.Value)])}) "
        + $"{(OnConflict is null ? "" : $"ON CONFLICT {OnConflict} ")}RETURNING {Key}";

    /// <summary>Stores a row and seals it.</summary>
    /// <param name="import">The open transaction.</param>
    /// <param name="uploadId">Whose row it is.</param>
    /// <param name="rowNumber">The spreadsheet's.</param>
    /// <param name="values">Of <see cref="Columns"/>, in their order: texts, whole numbers or null.</param>
    /// <returns>Its key; null where it is there already.</returns>
    public long? Insert(ImportTransaction import, int uploadId, int rowNumber, params ReadOnlySpan<object?> values)
    {
        using var command = import.Connection.Command(import.Transaction, _insert, ("upload_id", uploadId), ("row_number", rowNumber));
        for (var i = 0; i < Columns.Count; i++)
            command.Add(Columns[i], values[i]);
        if (command.ExecuteScalar() is not { } key)
            return null;
        import.Stored.Add(uploadId, SealOf(rowNumber, values));
        return Convert.ToInt64(key, CultureInfo.InvariantCulture);
    }

    /// <summary>The seal of one row.</summary>
    public RowSeal SealOf(int rowNumber, params ReadOnlySpan<object?> values)
    {
        var hash = new RowHash();
        hash.Add(_kind);
        hash.Add((ulong)rowNumber);
        foreach (var value in values)
            Add(ref hash, value);
        return RowSeal.Of(rowNumber, hash.Value) with { Rows = IsRow ? 1 : 0 };
    }

    /// <summary>The seals of stored rows by upload.</summary>
    public Dictionary<int, RowSeal> Read(DbConnection connection, DbTransaction transaction, string where = "1 = 1", params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var seals = new Dictionary<int, RowSeal>();
        using var command = connection.Command(transaction, $"{_select} WHERE {where}", parameters);
        using var row = command.ExecuteReader();
        var values = new object?[Columns.Count + 2];
        while (row.Read())
        {
            row.GetValues(values!);
            var upload = Int(values[0]);
            seals[upload] = seals.GetValueOrDefault(upload) + SealOf(Int(values[1]), values.AsSpan(2));
        }
        return seals;
    }

    // SQLite keeps whatever a hand writes: it must not break this off.
    private static int Int(object? value) => value is long or int ? (int)Math.Clamp(Convert.ToInt64(value, CultureInfo.InvariantCulture), int.MinValue, int.MaxValue) : -1;

    private static void Add(ref RowHash hash, object? value)
    {
        if (value is null or DBNull)
            hash.AddNull();
        else if (value is long or int or short)
            hash.Add((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));
        else
            hash.Add(Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!));
    }
}
