using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>A case that is there when records of an import call for one.</summary>
public sealed record StandingCase(int Id, string Number, string TestItems, bool IsOpen, bool HasSample, bool HasFinding, int Version)
{
    /// <summary>
    /// The ids of the cases of a condition and of those they go on in (并案), as the start of a statement that reads <c>chain</c>.
    /// </summary>
    public static string Chain(string condition) =>
        $"""
        WITH RECURSIVE chain(id) AS (
            SELECT id FROM cases WHERE {condition}
            UNION
            SELECT c.id FROM chain JOIN case_event e ON e.case_id = chain.id AND e.action = '{MergeCases.Action.Code}' JOIN cases c ON c.number = e.link)
        """;

    /// <summary>
    /// Opens a case, or joins the one that is open. What is found anew after its case had ended opens another, which names the ended one:
    /// nothing joins a case that nobody works on any more. Whether one was opened.
    /// </summary>
    /// <param name="import">The import's transaction.</param>
    /// <param name="at">When.</param>
    /// <param name="opened">The case as it would be opened.</param>
    /// <param name="condition">What the cases are of that it may join.</param>
    /// <param name="parameters">Of the condition.</param>
    public static bool Record(ImportTransaction import, DateTimeOffset at, NewCase opened, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var standing = Of(import, condition, parameters);
        var fresh = opened.TestItems.Where(item => !standing.Any(one => one.Has(item))).ToList();
        if (standing.Count > 0 && (standing.LastOrDefault(one => one.IsOpen) ?? (fresh.Count == 0 ? standing[^1] : null)) is { } joined)
        {
            // Cases are worked on without the district's lock: one that changed since it was read may have ended.
            if (!joined.Join(import, at, opened with { TestItems = fresh }))
                return Record(import, at, opened, condition, parameters);
            // The record's own case says which sample or finding it is of also where it goes on in another.
            import.Connection.Run(import.Transaction,
                $"UPDATE cases SET sample_id = coalesce(sample_id, @ownSample), finding_id = coalesce(finding_id, @ownFinding) WHERE {condition} AND id <> @joined",
                [.. parameters, ("ownSample", opened.SampleId), ("ownFinding", opened.FindingId), ("joined", joined.Id)]);
            return false;
        }

        CaseWriter.Open(import.Connection, import.Transaction, [standing.Count == 0 ? opened : opened with { TestItems = fresh, Link = standing[^1].Number }], import.ChangedRows);
        return true;
    }

    /// <summary>The cases of a condition and those they go on in; the oldest first, so that the last open one is the one to join.</summary>
    private static List<StandingCase> Of(ImportTransaction import, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var found = new List<StandingCase>();
        using var command = import.Connection.Command(import.Transaction,
            $"{Chain(condition)} SELECT id, number, test_items, closed_at, sample_id, finding_id, version FROM cases WHERE id IN (SELECT id FROM chain) ORDER BY id", parameters);
        using var row = command.ExecuteReader();
        while (row.Read())
            found.Add(new StandingCase(row.GetInt32(0), row.GetString(1), row.GetString(2), row.IsDBNull(3), !row.IsDBNull(4), !row.IsDBNull(5), row.GetInt32(6)));
        return found;
    }

    /// <summary>Whether a case's items hold one; an item's name may itself hold the separator.</summary>
    public static bool IsAmong(string item, string testItems) => $"、{testItems}、".Contains($"、{item}、", StringComparison.Ordinal);

    private bool Has(string item) => IsAmong(item, TestItems);

    /// <summary>
    /// Lets records join: their items, the sample or the finding they are, and of an open case parties of roles nobody has yet. The case says so
    /// in an event, so that whoever works on it is told; where nothing is new nothing is written. False where it is not as it was read.
    /// </summary>
    /// <param name="import">The import's transaction.</param>
    /// <param name="at">When.</param>
    /// <param name="joining">The case as the records alone would open it.</param>
    private bool Join(ImportTransaction import, DateTimeOffset at, NewCase joining)
    {
        var items = joining.TestItems.Where(item => !Has(item)).ToList();
        var parties = IsOpen ? joining.Parties.Where(party => IsNewRole(import, party.Role)).ToList() : [];
        List<string> news =
        [
            .. items.Count == 0 ? [] : new[] { $"新增项目 {string.Join('、', items)}" },
            .. parties.Select(party => $"新增当事方 {party.Name}"),
            .. joining.SampleId is not null && !HasSample ? ["关联抽样单"] : Array.Empty<string>(),
            .. joining.FindingId is not null && !HasFinding ? ["关联不合格线索"] : Array.Empty<string>(),
        ];
        if (news.Count == 0)
            return true;
        if (import.Connection.Run(import.Transaction,
            "UPDATE cases SET test_items = @items, sample_id = coalesce(sample_id, @sample), finding_id = coalesce(finding_id, @finding) WHERE id = @id AND version = @version",
            ("items", string.Join('、', [TestItems, .. items])), ("id", Id), ("sample", joining.SampleId), ("finding", joining.FindingId), ("version", Version)) != 1)
            return false;
        foreach (var (role, name) in parties)
            import.ChangedRows.Add(RowChange.Added(
                "case_party",
                import.Connection.Ask<long>(import.Transaction, "INSERT INTO case_party (case_id, role, name, upload_id) VALUES (@case, @role, @name, @upload) RETURNING id",
                    ("case", Id), ("role", role), ("name", name), ("upload", joining.UploadId)),
                ("case_id", Id), ("role", role), ("name", name)));
        Tell(import, Id, FindingJoin.Join.Code, import.SentBy ?? CaseWriter.Importer, at, reason: $"{Upload.FormatNumber(joining.UploadId)} 第 {joining.RowNumber} 行：{string.Join("；", news)}");
        return true;
    }

    /// <summary>Writes an event that moves no stage, with the version it makes, which goes into the audit of the transaction.</summary>
    /// <param name="import">The open transaction.</param>
    /// <param name="id">The case.</param>
    /// <param name="action">Code of what happened.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">What it was, in a sentence.</param>
    /// <param name="evidence">Code of the evidence it brought.</param>
    public static void Tell(ImportTransaction import, int id, string action, string by, DateTimeOffset at, string? reason = null, string? evidence = null)
    {
        // The row is taken first: who acts on the case at this moment waits or is told that it changed.
        var version = import.Connection.Ask<int>(import.Transaction, "UPDATE cases SET version = version + 1 WHERE id = @id RETURNING version", ("id", id));
        import.ChangedRows.Add(RowChange.Changed("cases", id, ("version", version - 1, version)));
        var stage = import.Connection.Ask<string>(import.Transaction, "SELECT stage FROM cases WHERE id = @id", ("id", id))!;
        var happened = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO case_event (case_id, at, "by", action, from_stage, to_stage, reason, evidence) VALUES (@id, @at, @by, @action, @stage, @stage, @reason, @evidence) RETURNING id
            """,
            ("id", id), ("at", at.ToUnixTimeMilliseconds()), ("by", by), ("action", action), ("stage", stage), ("reason", reason), ("evidence", evidence));
        import.ChangedRows.Add(RowChange.Added("case_event", happened,
            ("case_id", id), ("at", at), ("by", by), ("action", action), ("from_stage", stage), ("to_stage", stage), ("reason", reason), ("evidence", evidence)));
    }

    private bool IsNewRole(ImportTransaction import, string role) =>
        import.Connection.Ask<int>(import.Transaction, "SELECT count(*) FROM case_party WHERE case_id = @case AND role = @role", ("case", Id), ("role", role)) == 0;
}
