using System.Data.Common;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>A case that stands on rows that may go.</summary>
internal sealed record AffectedCase(
    int Id, string Number, string Kind, string Stage, int Version, long OpenedAt, int UploadId, string SampleNo, string TestItems, long? SampleId, long? FindingId,
    bool HasEnded, int Acts)
{
    /// <summary>Whether anybody did anything since the import opened it; that records of imports joined it is nobody's act.</summary>
    public bool IsActedOn => Acts > 0;

    /// <summary>Whether it is about an item.</summary>
    public bool Has(string item) => StandingCase.IsAmong(item, TestItems);

    /// <summary>The case of a rapid batch that is open, or was last; null when it never had one.</summary>
    public static AffectedCase? Positive(DbConnection connection, DbTransaction? transaction, int day, int market, string sampleNo) =>
        Positives(connection, transaction, day, market, sampleNo).FirstOrDefault();

    /// <summary>Every case of a rapid batch: the open one first, then those that ended, the last one first.</summary>
    public static IReadOnlyList<AffectedCase> Positives(DbConnection connection, DbTransaction? transaction, int day, int market, string sampleNo) => Find(connection, transaction,
        "kind = 'positive' AND tested_on = @day AND market_id = @market AND sample_no = @sample", ("day", day), ("market", market), ("sample", sampleNo));

    /// <summary>The case of a sample that is open, or was last; null when it never had one.</summary>
    public static AffectedCase? Disposal(DbConnection connection, DbTransaction? transaction, string district, string sampleNo) =>
        Disposals(connection, transaction, district, sampleNo).FirstOrDefault();

    /// <summary>Every case of a sample in the same order, and those it goes on in.</summary>
    public static IReadOnlyList<AffectedCase> Disposals(DbConnection connection, DbTransaction? transaction, string district, string sampleNo) => Find(connection, transaction,
        "kind = 'disposal' AND district_code = @district AND sample_no = @sample", ("district", district), ("sample", sampleNo));

    public static IReadOnlyList<AffectedCase> OfSample(DbConnection connection, DbTransaction transaction, long sampleId) => Find(connection, transaction,
        "sample_id = @sample", ("sample", sampleId));

    /// <summary>Who acted on it last, when, and where it stands, in a sentence's part.</summary>
    public string LastAct(DbConnection connection, DbTransaction transaction, TimeZoneInfo zone)
    {
        var lifecycle = Lifecycle.Find(Kind)!;
        using var command = connection.Command(transaction, """SELECT at, "by", action FROM case_event WHERE case_id = @case ORDER BY id DESC LIMIT 1""", ("case", Id));
        using var row = command.ExecuteReader();
        row.Read();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)).ToLocal(zone);
        var stage = lifecycle.Stages.Single(known => known.Code == Stage).Name;
        return FormattableString.Invariant(
            $"（样品 {SampleNo}）处于“{stage}”，{row.GetString(1)} 于 {at:yyyy-MM-dd HH:mm} {lifecycle.NameOf(row.GetString(2))}");
    }

    /// <summary>Notes in the plan what becomes of it, or that it is in the way.</summary>
    public void Note(UndoPlan plan, CaseEffect effect, string? items, DbConnection connection, DbTransaction transaction, TimeZoneInfo zone, DateOnly? openedOn = null)
    {
        if (effect == CaseEffect.None)
            return;
        plan.CaseDays.Add(DateTimeOffset.FromUnixTimeMilliseconds(OpenedAt).LocalDay(zone).DayNumber);
        if (effect == CaseEffect.Joined)
            plan.Block(UndoReason.CaseJoined, Number, $"（样品 {SampleNo}）由本次导入立案，其他导入的记录也在其中");
        else if (IsActedOn)
            plan.Block(UndoReason.CaseActedOn, Number, LastAct(connection, transaction, zone));
        else
            plan.Change(new UndoPlan.CaseChange(Id, Number, Kind, SampleNo, Version, effect, effect == CaseEffect.Removed ? null : items,
                openedOn is { } day ? LocalClock.StartOf(day, zone) : null));
    }

    private static List<AffectedCase> Find(DbConnection connection, DbTransaction? transaction, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var found = new List<AffectedCase>();
        using var command = connection.Command(transaction,
            $"""
            {StandingCase.Chain(condition)}
            SELECT id, number, kind, stage, version, opened_at, upload_id, sample_no, test_items, sample_id, finding_id, closed_at,
                (SELECT count(*) FROM case_event e WHERE e.case_id = cases.id AND e.action NOT IN ('{CaseEvent.Open}', '{FindingJoin.Join.Code}', '{FindingJoin.Withdraw.Code}'))
            FROM cases WHERE id IN (SELECT id FROM chain) ORDER BY closed_at IS NULL DESC, id DESC
            """,
            parameters);
        using var row = command.ExecuteReader();
        while (row.Read())
            found.Add(new AffectedCase(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt64(5), row.GetInt32(6), row.GetString(7),
                row.GetString(8), row.IsDBNull(9) ? null : row.GetInt64(9), row.IsDBNull(10) ? null : row.GetInt64(10), !row.IsDBNull(11), row.GetInt32(12)));
        return found;
    }
}
