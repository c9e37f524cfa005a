using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>Notes in a case that a record it stands on was corrected: the case goes on, whoever works on it sees it.</summary>
internal static class CaseNote
{
    public const string Code = "record-corrected";

    public const string Name = "所依据的记录已更正";

    public static void Write(ImportTransaction import, int caseId, string text, string by, DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        // The row is taken first: who acts on the case at this moment waits or is told that it changed.
        var version = import.Connection.Ask<int>(import.Transaction, "UPDATE cases SET version = version + 1 WHERE id = @id RETURNING version", ("id", caseId));
        import.ChangedRows.Add(RowChange.Changed("cases", caseId, ("version", version - 1, version)));
        var stage = import.Connection.Ask<string>(import.Transaction, "SELECT stage FROM cases WHERE id = @id", ("id", caseId))!;
        var happened = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage, evidence) VALUES (@id, @at, @by, @action, @stage, @stage, @code) RETURNING id
            """,
            ("id", caseId), ("at", milliseconds), ("by", by), ("action", CaseEvent.AttachEvidence), ("stage", stage), ("code", Code));
        import.ChangedRows.Add(RowChange.Added("case_event", happened,
            ("case_id", caseId), ("at", at), ("by", by), ("action", CaseEvent.AttachEvidence), ("from_stage", stage), ("to_stage", stage), ("evidence", Code)));
        var evidence = import.Connection.Ask<long>(import.Transaction,
            """INSERT INTO case_evidence (case_id, code, text, at, "by") VALUES (@id, @code, @text, @at, @by) RETURNING id""",
            ("id", caseId), ("code", Code), ("text", text), ("at", milliseconds), ("by", by));
        import.ChangedRows.Add(RowChange.Added("case_evidence", evidence, ("case_id", caseId), ("code", Code), ("text", text), ("at", at), ("by", by)));
    }
}
