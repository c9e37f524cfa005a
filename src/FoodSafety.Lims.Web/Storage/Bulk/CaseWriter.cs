using System.Data.Common;
using System.Globalization;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Shell.Audit;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Opens cases inside an import's transaction. A year's log opens hundreds, so each statement is prepared once for all of them.</summary>
public static class CaseWriter
{
    public const string Importer = "import";

    /// <summary>Writes cases in their order, each with its opening event and its parties; returns their numbers.</summary>
    /// <param name="written">Takes the rows, for whoever writes the audit of it.</param>
    public static IReadOnlyList<string> Open(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewCase> opened, List<RowChange> written)
    {
        if (opened.Count == 0)
            return [];
        using var insertCase = connection.Command(transaction,
            """
            INSERT INTO cases (number, kind, district_code, stage, version, opened_at, upload_id, row_number, sample_no, test_items,
                market_id, tested_on, sample_id, finding_id, food, organiser, farm_produce, legal_function, other_regime, notified_at)
            VALUES (@number, @kind, @district, @stage, 1, @openedAt, @upload, @row, @sample, @items,
                @market, @testedOn, @sampleId, @findingId, @food, @organiser, @farm, @function, @otherRegime, @notifiedAt)
            RETURNING id
            """);
        using var insertEvent = connection.Command(transaction,
            """
            INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage, link) VALUES (@case, @at, @by, @action, '', @stage, @link) RETURNING id
            """);
        using var insertParty = connection.Command(transaction, "INSERT INTO case_party (case_id, role, name, upload_id) VALUES (@case, @role, @name, @upload) RETURNING id");
        var numbers = Numbers(connection, transaction, opened);
        for (var i = 0; i < opened.Count; i++)
        {
            var lifecycle = Lifecycle.Of(opened[i].Kind);
            var openedAt = opened[i].OpenedAt.ToUnixTimeMilliseconds();
            insertCase.With(
                ("number", numbers[i]), ("kind", lifecycle.Code), ("district", opened[i].DistrictCode), ("stage", lifecycle.First.Code), ("openedAt", openedAt),
                ("upload", opened[i].UploadId), ("row", opened[i].RowNumber), ("sample", opened[i].SampleNo), ("items", string.Join("、", opened[i].TestItems)),
                ("market", opened[i].MarketId), ("testedOn", opened[i].TestedOn), ("sampleId", opened[i].SampleId), ("findingId", opened[i].FindingId),
                ("food", opened[i].Food), ("organiser", (short)opened[i].Organiser), ("farm", opened[i].FarmProduce),
                ("function", (short?)opened[i].Function), ("otherRegime", opened[i].OtherRegime),
                ("notifiedAt", opened[i].NotifiedAt?.ToUnixTimeMilliseconds()));
            var id = Convert.ToInt32(insertCase.ExecuteScalar(), CultureInfo.InvariantCulture);
            insertEvent.With(("case", id), ("at", openedAt), ("by", opened[i].By), ("action", CaseEvent.Open), ("stage", lifecycle.First.Code), ("link", opened[i].Link));
            written.Add(Row(id, numbers[i], lifecycle, opened[i]));
            written.Add(RowChange.Added("case_event", Convert.ToInt64(insertEvent.ExecuteScalar(), CultureInfo.InvariantCulture),
                ("case_id", id), ("at", opened[i].OpenedAt), ("by", opened[i].By), ("action", CaseEvent.Open), ("from_stage", ""), ("to_stage", lifecycle.First.Code), ("link", opened[i].Link)));
            foreach (var (role, name) in opened[i].Parties)
            {
                insertParty.With(("case", id), ("role", role), ("name", name), ("upload", opened[i].UploadId));
                written.Add(RowChange.Added("case_party", Convert.ToInt64(insertParty.ExecuteScalar(), CultureInfo.InvariantCulture), ("case_id", id), ("role", role), ("name", name)));
            }
        }
        return numbers;
    }

    /// <summary>A case with its parties and its one event, the opening: nobody acted on it.</summary>
    public static void Erase(DbConnection connection, DbTransaction transaction, int id, List<RowChange> written)
    {
        EraseOf(connection, transaction, "case_event", "case_id = @id", written, ("id", id));
        EraseOf(connection, transaction, "case_party", "case_id = @id", written, ("id", id));
        EraseOf(connection, transaction, "cases", "id = @id", written, ("id", id));
    }

    /// <summary>Takes rows away that a condition names.</summary>
    public static void EraseOf(
        DbConnection connection, DbTransaction transaction, string table, string condition, List<RowChange> written, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var delete = connection.Command(transaction, $"DELETE FROM {table} WHERE {condition} RETURNING id", parameters);
        using var row = delete.ExecuteReader();
        while (row.Read())
            written.Add(RowChange.Removed(table, Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// Takes a case back that this transaction opened, and its number with it: nobody has seen either, and a gap in the numbers would be asked about.
    /// </summary>
    public static void Withdraw(DbConnection connection, DbTransaction transaction, int id, List<RowChange> written)
    {
        // <kind>/<district>/<year>, whose last number it is: the district's lock keeps others from taking the next.
        var number = connection.Ask<string>(transaction, "SELECT number FROM cases WHERE id = @id", ("id", id))!.Split('-');
        var place = connection.Ask<string>(transaction, "SELECT kind || '/' || district_code FROM cases WHERE id = @id", ("id", id));
        Erase(connection, transaction, id, written);
        connection.Run(transaction, "UPDATE number_sequence SET last = last - 1 WHERE name = @name AND last = @serial",
            ("name", $"case/{place}/{number[^2]}"), ("serial", long.Parse(number[^1], CultureInfo.InvariantCulture)));
    }

    private static RowChange Row(int id, string number, Lifecycle lifecycle, NewCase opened) => RowChange.Added("cases", id,
        ("number", number), ("kind", lifecycle.Code), ("district_code", opened.DistrictCode), ("stage", lifecycle.First.Code), ("version", 1), ("opened_at", opened.OpenedAt),
        ("closed_at", null), ("sample_no", opened.SampleNo), ("market_id", opened.MarketId),
        ("tested_on", opened.TestedOn is { } day ? DateOnly.FromDayNumber(day) : null), ("food", opened.Food), ("organiser", opened.Organiser),
        ("farm_produce", opened.FarmProduce), ("legal_function", opened.Function), ("other_regime", opened.OtherRegime), ("notified_at", opened.NotifiedAt));

    /// <summary>Takes as many numbers of each series as are needed, in one step a series.</summary>
    private static string[] Numbers(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewCase> opened)
    {
        var numbers = new string[opened.Count];
        foreach (var series in Enumerable.Range(0, opened.Count).GroupBy(i => (opened[i].Kind, opened[i].DistrictCode, opened[i].Year)))
        {
            var last = NumberSequence.Take(connection, transaction, $"case/{Lifecycle.Of(series.Key.Kind).Code}/{series.Key.DistrictCode}/{series.Key.Year}", series.Count());
            var serial = (int)last - series.Count();
            foreach (var i in series)
                numbers[i] = CaseNumber.Format(series.Key.Kind, series.Key.DistrictCode, series.Key.Year, ++serial);
        }
        return numbers;
    }
}
