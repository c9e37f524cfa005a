using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>One disposal case for each non-compliant sample, all its items inside, whether it came by a laboratory or by a bulletin.</summary>
public static class DisposalCases
{
    /// <summary>
    /// Opens the sample's case, or joins the one it has: its items, its record, and parties of roles nobody has yet. Whether it was opened.
    /// </summary>
    /// <param name="import">The import's transaction.</param>
    /// <param name="rules">Whose district it is.</param>
    /// <param name="opened">The case as it would be opened.</param>
    public static bool Record(ImportTransaction import, RulesSnapshot rules, NewCase opened)
    {
        if (Find(import, rules, opened.SampleNo) is not { } standing)
        {
            CaseWriter.Open(import.Connection, import.Transaction, [opened], import.ChangedRows);
            return true;
        }

        var items = standing.TestItems.Split('、');
        import.Connection.Run(import.Transaction,
            "UPDATE cases SET test_items = @items, sample_id = coalesce(sample_id, @sample), finding_id = coalesce(finding_id, @finding) WHERE id = @id",
            ("items", string.Join('、', items.Concat(opened.TestItems.Except(items)))), ("id", standing.Id),
            ("sample", opened.SampleId), ("finding", opened.FindingId));
        foreach (var (role, name) in opened.Parties)
            if (import.Connection.Ask<long?>(import.Transaction,
                "INSERT INTO case_party (case_id, role, name, upload_id) SELECT @case, @role, @name, @upload WHERE NOT EXISTS (SELECT 1 FROM case_party WHERE case_id = @case AND role = @role) RETURNING id",
                ("case", standing.Id), ("role", role), ("name", name), ("upload", import.UploadId)) is { } party)
                import.ChangedRows.Add(RowChange.Added("case_party", party, ("case_id", standing.Id), ("role", role), ("name", name)));
        return false;
    }

    /// <summary>Midnight of a local day: what is known to the day began then.</summary>
    public static DateTimeOffset StartOf(DateOnly day, RulesSnapshot rules)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, rules.Zone.GetUtcOffset(local));
    }

    /// <summary>The parties that must act, of those that are known.</summary>
    public static IReadOnlyList<(string Role, string Name)> Parties(string? seller, string? producer, string? platform = null) =>
    [
        .. new[] { (PartyRole.Seller, seller), (PartyRole.Producer, producer), (PartyRole.Platform, platform) }
            .Where(party => party.Item2 is { Length: > 0 } and not ("/" or "-" or "—"))
            .Select(party => (party.Item1.ToString().ToLowerInvariant(), party.Item2!)),
    ];

    private static (int Id, string TestItems)? Find(ImportTransaction import, RulesSnapshot rules, string sampleNo)
    {
        using var command = import.Connection.Command(import.Transaction,
            "SELECT id, test_items FROM cases WHERE district_code = @district AND kind = 'disposal' AND sample_no = @sample ORDER BY id",
            ("district", rules.DistrictCode), ("sample", sampleNo));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt32(0), reader.GetString(1)) : null;
    }
}
