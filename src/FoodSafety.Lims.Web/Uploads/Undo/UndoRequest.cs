using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>Positives that an issued report counts are taken back by two, as they are corrected by two: the first asks, another asks for the same and so approves. The audit keeps who asked.</summary>
internal static class UndoRequest
{
    private const string Action = "request-undo";

    /// <summary>Who asked before, another than this person; null for nobody.</summary>
    public static string? AskedBy(ImportTransaction import, string upload, string person) => import.Connection.Ask<string>(import.Transaction,
        """SELECT max("by") FROM audit WHERE subject = @upload AND action = @action AND "by" <> @person""",
        ("upload", upload), ("action", Action), ("person", person));

    /// <summary>Keeps that somebody asks; asked for twice by one person it is kept once.</summary>
    public static Refusal Ask(ImportTransaction import, string upload, string report, string reason, string by, DateTimeOffset at)
    {
        if (import.Connection.Ask<int>(import.Transaction, """SELECT count(*) FROM audit WHERE subject = @upload AND action = @action AND "by" = @person""",
            ("upload", upload), ("action", Action), ("person", by)) == 0)
            AuditLog.Append(import.Connection, import.Transaction, at, by, new AuditedChange(Action, upload, reason));
        import.Commit();
        return new Refusal("approval-required", $"{upload} 中有已公布的阳性（报表 {report}），撤回须由另一人批准：申请已登记，请另一名负责人提交同样的撤回。");
    }
}
