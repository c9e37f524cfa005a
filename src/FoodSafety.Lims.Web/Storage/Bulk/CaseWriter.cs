using System.Data.Common;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Opens cases inside an import's transaction.</summary>
public static class CaseWriter
{
    public const string Importer = "import";

    /// <summary>Writes the case, its opening event and its parties; returns its number.</summary>
    public static string Open(DbConnection connection, DbTransaction transaction, NewCase opened)
    {
        var lifecycle = Lifecycle.Of(opened.Kind);
        var serial = connection.Ask<int>(transaction,
            "INSERT INTO number_sequence (name, last) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET last = number_sequence.last + 1 RETURNING last",
            ("name", $"case/{lifecycle.Code}/{opened.DistrictCode}/{opened.Year}"));
        var number = CaseNumber.Format(opened.Kind, opened.DistrictCode, opened.Year, serial);
        var openedAt = opened.OpenedAt.ToUnixTimeMilliseconds();
        var id = connection.Ask<int>(transaction,
            """
            INSERT INTO cases (number, kind, district_code, stage, version, opened_at, upload_id, row_number, sample_no, test_items,
                market_id, tested_on, sample_id, finding_id, food, organiser, farm_produce, notified_at)
            VALUES (@number, @kind, @district, @stage, 1, @openedAt, @upload, @row, @sample, @items,
                @market, @testedOn, @sampleId, @findingId, @food, @organiser, @farm, @notifiedAt)
            RETURNING id
            """,
            ("number", number), ("kind", lifecycle.Code), ("district", opened.DistrictCode), ("stage", lifecycle.First.Code), ("openedAt", openedAt),
            ("upload", opened.UploadId), ("row", opened.RowNumber), ("sample", opened.SampleNo), ("items", string.Join("、", opened.TestItems)),
            ("market", opened.MarketId), ("testedOn", opened.TestedOn), ("sampleId", opened.SampleId), ("findingId", opened.FindingId),
            ("food", opened.Food), ("organiser", (short)opened.Organiser), ("farm", opened.FarmProduce),
            ("notifiedAt", opened.NotifiedAt?.ToUnixTimeMilliseconds()));
        connection.Run(transaction,
            """
            INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage, evidence) VALUES (@case, @at, @by, @action, '', @stage, NULL)
            """,
            ("case", id), ("at", openedAt), ("by", Importer), ("action", CaseEvent.Open), ("stage", lifecycle.First.Code));
        foreach (var (role, name) in opened.Parties)
            connection.Run(transaction, "INSERT INTO case_party (case_id, role, name) VALUES (@case, @role, @name)", ("case", id), ("role", role), ("name", name));
        return number;
    }
}
