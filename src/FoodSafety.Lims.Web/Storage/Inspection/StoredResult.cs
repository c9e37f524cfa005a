using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>A result that is stored, or about to be: its key, what it says, and what acts of it.</summary>
public sealed record StoredResult(
    string TestItem, string ReportNo, ResultPhase Phase, string ResultText, string? UnitText, string? LimitText, Verdict? ReportedVerdict, DateOnly? TestedOn,
    Verdict Verdict, int UploadId, int RowNumber, string KeptAside = "")
{
    /// <summary>Whether it acts on nothing; <see cref="KeptAside"/> then is the code of the warning that says why.</summary>
    public bool IsAside => KeptAside.Length > 0;

    /// <summary>The results of a sample or of a finding.</summary>
    public static List<StoredResult> Of(ImportTransaction import, string ownerColumn, long ownerId)
    {
        using var command = import.Connection.Command(import.Transaction,
            $"SELECT test_item, report_no, phase, result_text, unit_text, limit_text, reported_verdict, tested_on, verdict, upload_id, row_number, kept_aside FROM sample_results WHERE {ownerColumn} = @owner ORDER BY id",
            ("owner", ownerId));
        using var reader = command.ExecuteReader();
        var results = new List<StoredResult>();
        while (reader.Read())
            results.Add(new StoredResult(
                reader.GetString(0), reader.GetString(1), reader.GetString(2) == "recheck" ? ResultPhase.Recheck : ResultPhase.Initial, reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.IsDBNull(6) ? null : (Verdict)reader.GetInt16(6), reader.IsDBNull(7) ? null : DateOnly.FromDayNumber(reader.GetInt32(7)),
                (Verdict)reader.GetInt16(8), reader.GetInt32(9), reader.GetInt32(10), reader.GetString(11)));
        return results;
    }

    /// <summary>Whether another has the same key: item, report and phase of one sample; what is kept aside stands in the way of nothing that acts.</summary>
    public bool HasKeyOf(StoredResult other) => (TestItem, ReportNo, Phase, KeptAside) == (other.TestItem, other.ReportNo, other.Phase, other.KeptAside);

    /// <summary>Whether another says the same.</summary>
    public bool SaysWhat(StoredResult other) =>
        (ResultText, UnitText, LimitText, ReportedVerdict, TestedOn) == (other.ResultText, other.UnitText, other.LimitText, other.ReportedVerdict, other.TestedOn);

    /// <summary>The results that stand: of an item examined again the re-examination (食品安全法 art 88), else all of its results; nothing that is kept aside.</summary>
    public static IEnumerable<IGrouping<string, StoredResult>> Standing(IEnumerable<StoredResult> results) => results
        .Where(result => !result.IsAside)
        .GroupBy(result => Spelling.NameKey(result.TestItem))
        .SelectMany(item => item.Where(result => result.Phase == item.Max(one => one.Phase)).GroupBy(_ => item.Key));

    /// <summary>Worst verdict of what stands; null when there is nothing.</summary>
    public static Verdict? Worst(IEnumerable<StoredResult> results)
    {
        Verdict? worst = null;
        foreach (var result in Standing(results).SelectMany(item => item))
            worst = worst == Domain.Sampling.Verdict.NonCompliant ? worst : result.Verdict;
        return worst;
    }

    /// <summary>Writes it.</summary>
    public void Insert(ImportTransaction import, string sampleNo, long? sampleId, long? findingId, string? details) => StoredTable.SampleResults.Insert(
        import, UploadId, RowNumber,
        sampleId, findingId, sampleNo, TestItem, ReportNo, Phase == ResultPhase.Recheck ? "recheck" : "initial", ResultText, UnitText, LimitText,
        (short)Verdict, (short?)ReportedVerdict, TestedOn?.DayNumber, details, KeptAside);
}
