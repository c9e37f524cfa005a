using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>Notes in a case that a record it stands on was corrected: the case goes on, whoever works on it sees it.</summary>
internal static class CaseNote
{
    /// <summary>Day, market and sample number of every rapid batch of a district whose case has a note.</summary>
    public static HashSet<(int Day, int Market, string SampleNo)> PositivesOf(ImportTransaction import, string district)
    {
        using var command = import.Connection.Command(import.Transaction,
            "SELECT c.tested_on, c.market_id, c.sample_no FROM case_evidence e JOIN cases c ON c.id = e.case_id WHERE e.code = @code AND c.kind = 'positive' AND c.district_code = @district",
            ("code", Code), ("district", district));
        using var row = command.ExecuteReader();
        var noted = new HashSet<(int, int, string)>();
        while (row.Read())
            noted.Add((row.GetInt32(0), row.GetInt32(1), row.GetString(2)));
        return noted;
    }

    public const string Code = "record-corrected";

    public const string Name = "所依据的记录已更正";

    public static void Write(ImportTransaction import, int caseId, string text, string by, DateTimeOffset at)
    {
        StandingCase.Tell(import, caseId, CaseEvent.AttachEvidence, by, at, evidence: Code);
        var evidence = import.Connection.Ask<long>(import.Transaction,
            """INSERT INTO case_evidence (case_id, code, text, at, "by") VALUES (@id, @code, @text, @at, @by) RETURNING id""",
            ("id", caseId), ("code", Code), ("text", text), ("at", at.ToUnixTimeMilliseconds()), ("by", by));
        import.ChangedRows.Add(RowChange.Added("case_evidence", evidence, ("case_id", caseId), ("code", Code), ("text", text), ("at", at), ("by", by)));
    }
}
