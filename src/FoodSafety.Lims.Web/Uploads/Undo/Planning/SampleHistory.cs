using System.Data.Common;
using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>The stored results of one sample or finding in order of arrival, and what they make of it: dates, verdict, items of its case.</summary>
public sealed record SampleHistory(IReadOnlyList<SampleHistory.Entry> Entries)
{
    /// <param name="IssuedOn">When its report was signed, where the row says.</param>
    public sealed record Entry(long Id, StoredResult Result, DateOnly? IssuedOn, bool IsOfFinding);

    public IReadOnlyList<StoredResult> Results => [.. Entries.Select(entry => entry.Result)];

    private IEnumerable<Entry> Acting => Entries.Where(entry => !entry.Result.IsAside);

    /// <summary>The earliest day of a test.</summary>
    public DateOnly? TestedOn => Acting.Min(entry => entry.Result.TestedOn);

    /// <summary>The earliest day of a report: the day of signing, or of the test where a report has a number but no such day.</summary>
    public DateOnly? ReportedOn => Acting
        .Where(entry => entry.IssuedOn is not null || entry.Result.ReportNo.Length > 0)
        .Min(entry => entry.IssuedOn ?? entry.Result.TestedOn);

    public Verdict? Verdict => StoredResult.Worst(Results);

    /// <summary>What it would be without some of its entries.</summary>
    public SampleHistory Without(Predicate<Entry> gone) => new([.. Entries.Where(entry => !gone(entry))]);

    /// <summary>
    /// The items its case would have got, import by import: a result adds what stands as failed when its import ends, a finding adds all it names.
    /// </summary>
    public IReadOnlyList<string> CaseItems()
    {
        var items = new List<string>();
        var known = new List<StoredResult>();
        for (var i = 0; i < Entries.Count; i++)
        {
            var entry = Entries[i];
            if (entry.IsOfFinding)
                items.Add(entry.Result.TestItem);
            else
                known.Add(entry.Result);
            var ends = i + 1 == Entries.Count || Entries[i + 1].Result.UploadId != entry.Result.UploadId;
            if (ends && !entry.IsOfFinding && StoredResult.Worst(known) == Domain.Sampling.Verdict.NonCompliant)
                items.AddRange(Failed(known).Select(result => result.TestItem));
        }
        return [.. items.Distinct()];
    }

    /// <summary>The history up to the end of the import with which the sample first failed; null when it never did.</summary>
    public SampleHistory? FirstFailing()
    {
        for (var end = 1; end <= Entries.Count; end++)
            if ((end == Entries.Count || Entries[end].Result.UploadId != Entries[end - 1].Result.UploadId)
                && StoredResult.Worst(Entries.Take(end).Select(entry => entry.Result)) == Domain.Sampling.Verdict.NonCompliant)
                return new SampleHistory([.. Entries.Take(end)]);
        return null;
    }

    /// <summary>The day its case was opened by results: that of the first report then known, or of the test; null when results opened none.</summary>
    public DateOnly? CaseOpenedOn()
    {
        if (new SampleHistory([.. Entries.Where(entry => !entry.IsOfFinding)]).FirstFailing() is not { } failing)
            return null;
        var failed = Failed(failing.Results).ToList();
        return failing.ReportedOn ?? (failed.Find(result => result.UploadId == failing.Results[^1].UploadId) ?? failed[0]).TestedOn;
    }

    /// <summary>The results that stand and fail.</summary>
    public static IEnumerable<StoredResult> Failed(IEnumerable<StoredResult> results) =>
        StoredResult.Standing(results).SelectMany(item => item).Where(result => result.Verdict == Domain.Sampling.Verdict.NonCompliant);

    /// <param name="condition">On sample_results, e.g. <c>sample_id = @id</c>.</param>
    /// <param name="parameters">Of the condition.</param>
    public static SampleHistory Read(DbConnection connection, DbTransaction transaction, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(transaction,
            $"""
            SELECT id, test_item, report_no, phase, result_text, unit_text, limit_text, reported_verdict, tested_on, verdict, upload_id, row_number, details, finding_id, kept_aside
            FROM sample_results WHERE {condition} ORDER BY id
            """,
            parameters);
        using var row = command.ExecuteReader();
        var entries = new List<Entry>();
        while (row.Read())
            entries.Add(new Entry(row.GetInt64(0), new StoredResult(
                row.GetString(1), row.GetString(2), row.GetString(3) == "recheck" ? ResultPhase.Recheck : ResultPhase.Initial, row.GetString(4),
                Text(5), Text(6), row.IsDBNull(7) ? null : (Verdict)row.GetInt16(7), row.IsDBNull(8) ? null : DateOnly.FromDayNumber(row.GetInt32(8)),
                (Verdict)row.GetInt16(9), row.GetInt32(10), row.GetInt32(11), row.GetString(14)), IssuedOnOf(Text(12)), !row.IsDBNull(13)));
        return new SampleHistory(entries);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>Kept as the file wrote it; the reader accepted it, so it is a day.</summary>
    private static DateOnly? IssuedOnOf(string? details) =>
        details is not null && (string?)JsonNode.Parse(details)?["issued_on"] is { } written && TimeNotation.TryParse(Encoding.UTF8.GetBytes(written), out var time)
            ? time.Day
            : null;
}
