using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>One sampling form or one inbound finding: judged as a row of a file is, and stored together with others that come at the same time.</summary>
/// <param name="Kind">samples | findings</param>
public sealed record SubmitForm(string Kind, string Organisation, string? District, JsonElement Form)
{
    private static readonly string RowBefore = FormattableString.Invariant($"第 {RowsAsCsv.FirstRowNumber} 行");

    public async Task<Outcome<SubmittedForm>> Handle(LimsDatabase database, SmallIntake intake, RulesCache rules, Caller caller, DateTimeOffset now)
    {
        if (Form.ValueKind != JsonValueKind.Object)
            return new Refusal("bad-request", "正文应为一个 JSON 对象，字段名与文件列名相同。", RefusalKind.Invalid);
        if (Form.EnumerateObject().All(field => field.Value.ValueKind == JsonValueKind.Null || (field.Value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(field.Value.GetString()))))
            return new Refusal("missing", $"表单是空的，必填：{string.Join("、", ImportKinds.Columns(Kind).Columns.Where(column => column.IsRequired).Select(column => $"{column.Name}（{column.ChineseName}）"))}。", RefusalKind.Unprocessable);
        if (Access.ToSend(caller, Kind, Organisation, District) is { } refusal)
            return refusal;
        if (Find(rules) is not { } sender)
            return new Refusal("unknown-org", $"没有编码为 {Organisation} 的机构；请按单位名录核对。", RefusalKind.Invalid);
        var district = District ?? sender.DistrictCode;
        if (district != sender.DistrictCode && rules.Latest().Organisations.Values.All(one => one.DistrictCode != district))
            return ListOrganisations.UnknownDistrict(district);

        StoredSmall stored;
        try
        {
            var csv = RowsAsCsv.Write([Form], ImportKinds.Columns(Kind), () => rules.Current().Headers(sender, Kind));
            stored = await intake.Store(new SmallForm(Kind, sender, district, $"{Kind}.json.csv", csv, now, caller.Name));
        }
        catch (UnreadableFileException unreadable)
        {
            return RowsAsCsv.Refused(unreadable);
        }
        return Answer(database, stored, caller);
    }

    /// <summary>An organisation that is not known may have come since the rules were read.</summary>
    private Organisation? Find(RulesCache rules) =>
        rules.Latest().Organisations.TryGetValue(Organisation, out var known) || rules.Refresh().Organisations.TryGetValue(Organisation, out known) ? known : null;

    private SubmittedForm Answer(LimsDatabase database, StoredSmall stored, Caller caller)
    {
        var (faults, warnings) = (Parts(stored.Faults), Parts(stored.Warnings));
        var upload = Upload.FormatNumber(stored.UploadId);
        if (faults.Count > 0)
            return new SubmittedForm(upload, "refused", null, null, null, faults, warnings);
        var status = stored.IsSameFile || stored.Duplicates.Count > 0 ? "duplicate" : "accepted";
        using var connection = database.OpenConnection();
        var (uploadId, row) = Standing(connection, stored);
        var (sampleNo, number, disposal) = Kind == "samples" ? Sample(connection, uploadId, row) : Finding(connection, uploadId, row);
        // To who sampled, a case would tell that the sample failed.
        return new SubmittedForm(upload, status, sampleNo, number, caller.IsRegulator ? disposal : null, faults, warnings);
    }

    /// <summary>One form has no rows: the file that stands for it has its header in row 1 and the form in row 2.</summary>
    private static IReadOnlyList<Receipt.FaultPart> Parts(IReadOnlyList<RowFault> faults) => Receipts.Parts([.. faults.Select(fault => fault with
    {
        Message = fault.Message.StartsWith(RowBefore, StringComparison.Ordinal) ? fault.Message[RowBefore.Length..].TrimStart('：') : fault.Message,
    })]);

    /// <summary>Where the form stands: it came with this upload, or its twin came before, in whatever row of a file; so it was when the same bytes were sent.</summary>
    private static (int Upload, int Row) Standing(DbConnection connection, StoredSmall stored)
    {
        if (stored.Duplicates.Count > 0)
            return stored.Duplicates[0] is var twin && twin.TwinUploadId != 0 ? (twin.TwinUploadId, twin.TwinRowNumber) : (stored.UploadId, twin.TwinRowNumber);
        using var command = connection.Command(null, "SELECT twin_upload_id, twin_row_number FROM upload_duplicates WHERE upload_id = @upload AND row_number = @row",
            ("upload", stored.UploadId), ("row", RowsAsCsv.FirstRowNumber));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt32(0), row.GetInt32(1)) : (stored.UploadId, RowsAsCsv.FirstRowNumber);
    }

    private static (string? SampleNo, string? Number, string? Case) Sample(DbConnection connection, int upload, int row) => Line(connection.Command(null,
        """
        SELECT s.sample_no, s.own_number,
            (SELECT c.number FROM cases c WHERE c.district_code = s.district_code AND c.kind = 'disposal' AND c.sample_no = s.sample_no ORDER BY c.id DESC LIMIT 1)
        FROM samples s WHERE s.upload_id = @upload AND s.row_number = @row
        """,
        ("upload", upload), ("row", row)));

    private static (string? SampleNo, string? Number, string? Case) Finding(DbConnection connection, int upload, int row) => Line(connection.Command(null,
        """
        SELECT f.sample_no, NULL,
            (SELECT c.number FROM cases c WHERE c.district_code = f.district_code AND c.kind = 'disposal' AND c.sample_no = f.sample_no ORDER BY c.id DESC LIMIT 1)
        FROM finding_parts p JOIN findings f ON f.id = p.finding_id WHERE p.upload_id = @upload AND p.row_number = @row
        """,
        ("upload", upload), ("row", row)));

    private static (string?, string?, string?) Line(DbCommand command)
    {
        using (command)
        using (var row = command.ExecuteReader())
            return row.Read() ? (Text(row, 0), Text(row, 1), Text(row, 2)) : default;

        static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
