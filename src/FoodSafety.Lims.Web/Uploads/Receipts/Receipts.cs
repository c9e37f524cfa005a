using System.Text.Encodings.Web;
using System.Text.Json;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Writes receipts.</summary>
public static class Receipts
{
    private static readonly ReceiptJson Json = new(new JsonSerializerOptions(ReceiptJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string ToJson(this Receipt receipt) => JsonSerializer.Serialize(receipt, Json.Receipt);

    public static Receipt FromJson(string json) => JsonSerializer.Deserialize(json, Json.Receipt)!;

    /// <summary>The receipt of an upload at its end.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="source">What was read, if anything was.</param>
    /// <param name="columns">Where its columns are, if a header was found.</param>
    /// <param name="wholeFile">A fault of the file as a whole.</param>
    /// <param name="tally">The rows.</param>
    public static Receipt Of(UploadRow upload, string status, RowSource? source = null, ColumnMap? columns = null,
        (string Code, string Message)? wholeFile = null, ReceiptTally? tally = null)
    {
        var total = tally?.Total ?? default;
        var stored = status is "completed" or "completed-with-refusals" || (status == "failed" && !upload.IsDecidedWhole) ? total.Accepted : 0;
        Receipt.FaultPart[] ofFile = wholeFile is { } fault ? [new(null, null, null, fault.Code, fault.Message)] : [];
        return new Receipt
        {
            Upload = Upload.FormatNumber(upload.Id),
            Kind = upload.Kind,
            Status = status,
            File = new(upload.FileName, upload.Sha256, source?.Encoding, source?.Format, source?.Sheet, columns?.HeaderRow is > 0 and var header ? header : null) { Preview = source?.Preview ?? [] },
            Rows = new(total.Read, total.Blank, total.Accepted, total.Duplicate, total.Refused, stored),
            Judged = new(total.Negative, total.Positive, total.Suspect, total.Invalid, total.Compliant, total.NonCompliant),
            Batches = total.Batches,
            CasesOpened = new(total.PositiveCases, total.DisposalCases),
            Faults = [.. ofFile, .. (tally?.Faults ?? []).Take(Receipt.MostFaults - ofFile.Length).Select(Part)],
            Warnings = [.. (tally?.Warnings ?? []).Select(Part)],
            Duplicates = [.. (tally?.Duplicates ?? []).Select(duplicate => new Receipt.DuplicatePart(
                duplicate.RowNumber, Upload.FormatNumber(duplicate.TwinUploadId == 0 ? upload.Id : duplicate.TwinUploadId), duplicate.TwinRowNumber))],
        };
    }

    /// <summary>Faults or warnings as a receipt has them.</summary>
    public static IReadOnlyList<Receipt.FaultPart> Parts(IReadOnlyList<RowFault> faults) => [.. faults.Select(Part)];

    private static Receipt.FaultPart Part(RowFault fault) => new(fault.RowNumber, fault.ColumnName, fault.Value, fault.Code, fault.Message);
}
