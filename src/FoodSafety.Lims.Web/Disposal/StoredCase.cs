using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A stored case and the pure state the lifecycle works on.</summary>
public static class StoredCase
{
    /// <summary>Every case with all that its state needs.</summary>
    public static IQueryable<DisposalCase> Whole(LimsDb db) => db.Cases
        .Include(disposal => disposal.Parties)
        .Include(disposal => disposal.Events)
        .Include(disposal => disposal.Evidence)
        .AsSplitQuery();

    /// <summary>
    /// The state of a row. When the vendor was told may stand in the row, as the import found it in the file: that is evidence too.
    /// </summary>
    public static CaseState State(this DisposalCase row)
    {
        var kind = KindOf(row);
        var evidence = InOrder(row.Evidence, item => item.Id).Select(Item);
        if (row.NotifiedAt is { } told)
            evidence = evidence.Prepend(new EvidenceItem(
                PositiveLifecycle.NotifiedAt.Code, CaseWriter.Importer, row.OpenedAt, EvidenceKind.Written(told)));

        var events = InOrder(row.Events, happened => happened.Id).Select((happened, index) => new Domain.Disposal.CaseEvent(
            index + 1,
            happened.Action,
            happened.Action == Domain.Disposal.CaseEvent.Open ? null : happened.FromStage,
            happened.ToStage,
            happened.By,
            happened.At,
            happened.Evidence?.Split(' ') ?? [],
            happened.Clock,
            happened.Reason,
            happened.Party,
            happened.Link));

        return new CaseState(row.Number, kind, row.Stage, row.Version, row.OpenedAt, FactsOf(row, kind))
        {
            Parties = [.. InOrder(row.Parties, party => party.Id).Select(party => new Domain.Disposal.CaseParty(Enum.Parse<PartyRole>(party.Role, ignoreCase: true), party.Name))],
            Evidence = [.. evidence],
            Events = [.. events],
        };
    }

    /// <summary>The state of a row that is acted on: what is refused tells times by the district's wall clock.</summary>
    public static CaseState State(this DisposalCase row, LimsDb db) => row.State() with { LocalOffset = db.Zone.GetUtcOffset(row.OpenedAt) };

    /// <summary>Writes what happened into the row; saving is the caller's.</summary>
    /// <param name="row">The row the change was made from.</param>
    /// <param name="change">What the state accepted.</param>
    public static void Take(this DisposalCase row, CaseChange change)
    {
        row.Stage = change.State.Stage;
        row.Version = change.State.Version;
        row.ClosedAt = change.State.EndedAt;
        foreach (var happened in change.Carried.Prepend(change.Event))
            row.Events.Add(new CaseEvent
            {
                At = happened.At,
                By = happened.By,
                Action = happened.Action,
                FromStage = happened.From ?? happened.To,
                ToStage = happened.To,
                Evidence = happened.Evidence.Count == 0 ? null : string.Join(' ', happened.Evidence),
                Clock = happened.Clock,
                Reason = happened.Reason,
                Party = happened.Party,
                Link = happened.Link,
            });
        foreach (var party in change.State.Parties.Skip(row.Parties.Count).ToList())
            row.Parties.Add(new CaseParty { Role = party.Role.ToString().ToLowerInvariant(), Name = party.Name });
        foreach (var item in change.Evidence)
        {
            row.Evidence.Add(new CaseEvidence
            {
                Code = item.Code,
                Text = item.Value ?? "",
                Waiver = item.Waiver,
                FileName = item.FileName,
                StoredAs = item.FileSha256 is null ? null : EvidenceFiles.PathOf(item.FileSha256),
                Sha256 = item.FileSha256,
                Party = item.Party,
                At = item.At,
                By = item.By,
            });
        }
    }

    /// <summary>As they were stored; what is not yet stored has no id and comes last.</summary>
    private static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, long> id) => rows.OrderBy(row => id(row) == 0).ThenBy(id);

    /// <summary>Finds a case, changes it and saves it; refused where the change is, and where somebody else was faster.</summary>
    /// <param name="number">The case.</param>
    /// <param name="version">The version the caller looked at; null takes the stored one.</param>
    /// <param name="change">What is done to the state, given that version.</param>
    /// <param name="alongside">What else is written in the same transaction, before the case itself is saved; it adds the rows it writes by hand.</param>
    public static async Task<Outcome<DisposalCase>> Change(
        LimsDb db, string number, int? version, Caller caller, Func<CaseState, int, Outcome<CaseChange>> change, CancellationToken cancel,
        Func<DisposalCase, CaseChange, List<RowChange>, Task>? alongside = null)
    {
        var found = await new ShowCase(number).Handle(db, caller, cancel);
        return found.Refusal is null ? await Change(db, found.Value, version, caller, change, cancel, alongside) : found;
    }

    /// <summary>The same of a case that was found and may be seen.</summary>
    public static async Task<Outcome<DisposalCase>> Change(
        LimsDb db, DisposalCase row, int? version, Caller caller, Func<CaseState, int, Outcome<CaseChange>> change, CancellationToken cancel,
        Func<DisposalCase, CaseChange, List<RowChange>, Task>? alongside = null)
    {
        var seen = version ?? row.Version;
        var applied = change(row.State(db), seen);
        if (applied.Refusal is { } refused)
            return refused;
        if (Approval.Is(applied.Value.State.Lifecycle, applied.Value.Event) && Access.ToApproveCases(caller) is { } forbidden)
            return forbidden;

        row.Take(applied.Value);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var written = new List<RowChange>();
            if (alongside is not null)
                await alongside(row, applied.Value, written);
            await db.SaveAudited(caller.Name, applied.Value.Event.At, new AuditedChange(applied.Value.Event.Action, row.Number, applied.Value.Event.Reason) { Rows = written }, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ChangedMeanwhile(db, row.Number, seen, cancel);
        }

        return row;
    }

    /// <summary>Who was faster, and what he did.</summary>
    internal static async Task<Refusal> ChangedMeanwhile(LimsDb db, string number, int seen, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return (await Whole(db).AsNoTracking().SingleAsync(row => row.Number == number, cancel)).State(db).Stale(seen);
    }

    /// <summary>The kind a row's code names.</summary>
    public static CaseKind KindOf(DisposalCase row) =>
        Lifecycle.Find(row.Kind)?.Kind ?? throw new InvalidDataException($"Case {row.Number} is of kind '{row.Kind}', which no lifecycle knows.");

    private static CaseFacts FactsOf(DisposalCase row, CaseKind kind) => new(
        row.DistrictCode,
        kind is CaseKind.Positive ? row.Organiser : null,
        row.FarmProduce,
        row.LegalFunction ?? LegalFunction.MarketSupervision,
        kind is CaseKind.Disposal ? row.OpenedAt : null,
        row.OtherRegime);

    private static EvidenceItem Item(CaseEvidence item) => new(
        item.Code,
        item.By,
        item.At,
        item.Text.Length == 0 ? null : item.Text,
        item.Waiver,
        item.Sha256,
        item.FileName,
        item.Party);
}
