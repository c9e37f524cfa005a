using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary>One sampling form or one inbound finding: a file of one row, judged and stored as every row is.</summary>
/// <param name="Kind">samples | findings</param>
public sealed record SubmitForm(string Kind, string Organisation, string? District, JsonElement Form)
{
    public async Task<Outcome<SubmittedForm>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (Form.ValueKind != JsonValueKind.Object)
            return new Refusal("bad-request", "正文应为一个 JSON 对象，字段名与文件列名相同。", RefusalKind.Invalid);
        if (Access.ToSend(caller, Kind, Organisation, District) is { } refusal)
            return refusal;

        byte[] csv;
        try
        {
            csv = RowsAsCsv.Write([Form], ImportKinds.Columns(Kind), () => HeadersOfSender(database));
        }
        catch (UnreadableFileException unreadable)
        {
            return RowsAsCsv.Refused(unreadable);
        }
        var received = await Task.Run(() => new ReceiveUpload(Kind, Organisation, District, null, false, $"{Kind}.json.csv", null) { By = caller.Name }.Handle(database, new MemoryStream(csv), now), cancel);
        if (received.Refusal is { } refused)
            return refused;
        // Another process that looks for waiting uploads may have taken it: its receipt is ours too.
        var receipt = await Task.Run(() => new RunImport(received.Value.UploadId).HandleOrAwait(database, now, cancel: cancel), cancel);

        await using var db = database.CreateContext();
        var upload = Upload.ParseNumber(receipt.Upload!)!.Value;
        var status = receipt.Faults.Count > 0 ? "refused" : receipt.Rows.Stored > 0 ? "accepted" : "duplicate";
        var registered = Kind == "samples"
            ? await db.Samples.Where(sample => sample.UploadId == upload).Select(sample => new { sample.SampleNo, sample.OwnNumber }).FirstOrDefaultAsync(cancel)
            : null;
        var sampleNo = Kind == "samples"
            ? registered?.SampleNo
            : await db.Findings.Where(finding => finding.UploadId == upload).Select(finding => finding.SampleNo).FirstOrDefaultAsync(cancel);
        var number = sampleNo is null ? null : await db.Cases
            .Where(disposal => disposal.Kind == "disposal" && disposal.SampleNo == sampleNo)
            .OrderByDescending(disposal => disposal.Id)
            .Select(disposal => disposal.Number)
            .FirstOrDefaultAsync(cancel);
        return new SubmittedForm(receipt.Upload!, status, sampleNo, registered?.OwnNumber, number, receipt.Faults, receipt.Warnings);
    }

    private HeaderMeanings HeadersOfSender(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        return SenderRules.Headers(connection, new ReferenceSets(connection), Organisation, Kind);
    }
}
