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
        import.ChangedRows.Add(new RowChange($"cases/{caseId}", Version(version - 1), Version(version)));
        import.Connection.Run(import.Transaction,
            """
            INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage, evidence)
            SELECT id, @at, @by, @action, stage, stage, @code FROM cases WHERE id = @id
            """,
            ("at", milliseconds), ("by", by), ("action", CaseEvent.AttachEvidence), ("code", Code), ("id", caseId));
        import.Connection.Run(import.Transaction,
            """INSERT INTO case_evidence (case_id, code, text, at, "by") VALUES (@id, @code, @text, @at, @by)""",
            ("id", caseId), ("code", Code), ("text", text), ("at", milliseconds), ("by", by));
    }

    private static Dictionary<string, object?> Version(int version) => new() { ["version"] = version };
}
