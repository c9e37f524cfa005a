using System.Globalization;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>A case as it stands: immutable; <see cref="Apply"/> and <see cref="Attach"/> give the next one or a refusal.</summary>
/// <param name="Number">The case number, see <see cref="CaseNumber"/>.</param>
/// <param name="Kind">Which of the two lifecycles it follows.</param>
/// <param name="Stage">Code of the stage it is in.</param>
/// <param name="Version">1 when opened, one more with every change.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Facts">What is known from the record it was opened for.</param>
public sealed record CaseState(
    string Number,
    CaseKind Kind,
    string Stage,
    int Version,
    DateTimeOffset OpenedAt,
    CaseFacts Facts)
{
    /// <summary>The parties that must act; empty for a positive case.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>Everything given so far, oldest first; the last of a code stands.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>Everything that happened so far, oldest first.</summary>
    public IReadOnlyList<CaseEvent> Events { get; init; } = [];

    /// <summary>Of the district's wall clock from UTC, by which sentences tell times; null where they are told as they were written.</summary>
    public TimeSpan? LocalOffset { get; init; }

    /// <summary>How the matter ended, once a move settled it.</summary>
    public CaseResolution Resolution =>
        Events.Any(happened => happened.Action == Dispute.Conclude.Code) ? CaseResolution.Overturned
        : Events.Any(happened => happened.Action == MergeCases.Action.Code) ? CaseResolution.Merged
        : Moves.Select(made => made.Move.Resolution).LastOrDefault(resolution => resolution is not CaseResolution.None);

    /// <summary>承办人: who made the first move; null before it.</summary>
    public string? Handler => Moves.Select(made => made.By).FirstOrDefault();

    /// <summary>Who last asked for the second person's approval; null while nobody has.</summary>
    public string? RequestedBy => Moves.Where(made => made.Move.RequestsApproval).Select(made => made.By).LastOrDefault();

    /// <summary>Who handled it or asked for an approval: none of them approves, and while there is none there is nothing to approve.</summary>
    public IEnumerable<string> FirstPersons =>
        Events.Where(happened => happened.Action == ProposeApproval.Action.Code).Select(happened => happened.By).Append(Handler).Append(RequestedBy).OfType<string>();

    /// <summary>When the office received the non-compliant report: as evidence states it, or as the record tells; of merged cases the earliest.</summary>
    public DateTimeOffset ReceivedAt => EvidenceKind.TryInstant(Find(DisposalLifecycle.ReceivedAt.Code)?.Value, out var received) ? received : Facts.ReceivedAt ?? OpenedAt;

    /// <summary>The table this case follows.</summary>
    public Lifecycle Lifecycle => Lifecycle.Of(Kind);

    /// <summary>Whether nothing more can happen.</summary>
    public bool HasEnded => Lifecycle.Stages.Single(stage => stage.Code == Stage).Ends;

    /// <summary>Codes of the actions the table has for this stage; guards and evidence are asked when it is done.</summary>
    public IEnumerable<string> Actions => Lifecycle.From(Stage).Select(move => move.Action.Code);

    /// <summary>The evidence closing asks for that is not there yet, in the table's order; empty once the case has ended.</summary>
    public IEnumerable<EvidenceKind> Missing => HasEnded ? [] : MissingToClose;

    /// <summary>
    /// The evidence that comes after the end and is not there yet. A transfer within the system needs no receipt: the other district's case is one.
    /// </summary>
    public IEnumerable<EvidenceKind> Awaited => Lifecycle.AfterEnd
        .Where(after => after.Stage.Code == Stage && Find(after.Kind.Code) is null && !(after.Kind == DisposalLifecycle.TransferReceipt && Events.Any(happened => happened.Link is not null && happened.To == Stage)))
        .Select(after => after.Kind);

    /// <summary>The evidence closing asks for that is not there, whatever the stage: what <c>lims verify</c> asks of closed cases.</summary>
    public IEnumerable<EvidenceKind> MissingToClose => Lifecycle.Closing
        .Where(requirement => requirement.IsMissing(this))
        .Select(requirement => requirement.Kind);

    /// <summary>Opens a case in the first stage of its kind, with what the record already proves.</summary>
    /// <param name="number">The case number.</param>
    /// <param name="kind">Which lifecycle.</param>
    /// <param name="facts">From the record.</param>
    /// <param name="by">Who or what opened it.</param>
    /// <param name="at">When.</param>
    /// <param name="evidence">What the record brings along, e.g. <c>notified-at</c>.</param>
    /// <param name="parties">Who must act.</param>
    public static CaseState Open(
        string number,
        CaseKind kind,
        CaseFacts facts,
        string by,
        DateTimeOffset at,
        IReadOnlyList<EvidenceItem>? evidence = null,
        IReadOnlyList<CaseParty>? parties = null)
    {
        var first = Lifecycle.Of(kind).First.Code;
        var given = evidence ?? [];
        return new CaseState(number, kind, first, 1, at, facts)
        {
            Evidence = given,
            Parties = parties ?? [],
            Events = [new CaseEvent(1, CaseEvent.Open, null, first, by, at, [.. given.Select(item => item.Code)])],
        };
    }

    /// <summary>The evidence of this code that stands, or null.</summary>
    public EvidenceItem? Find(string code) => Evidence.LastOrDefault(item => item.Code == code);

    /// <summary>
    /// Does an action. Refused with <c>unknown-action</c>, <c>stale-version</c>, <c>action-not-allowed</c>, the guard's
    /// code, <c>unknown-party</c>, <c>unknown-evidence</c>, <c>evidence-stands</c>, <c>evidence-invalid</c>, <c>evidence-missing</c>, and of closing <c>goods-not-balanced</c>,
    /// <c>finding-overturned</c>, <c>dispute-pending</c> or <c>party-tasks-open</c>, asked in this order; a refused request changes nothing.
    /// </summary>
    /// <param name="action">Code of the action.</param>
    /// <param name="evidence">Evidence given with it, added to what is there.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<CaseChange> Apply(string action, IReadOnlyList<EvidenceItem> evidence, string who, DateTimeOffset at, int version)
    {
        if (Lifecycle.FindAction(action) is not { } known)
            return new Refusal("unknown-action", $"{Lifecycle.Name}没有“{action}”这个操作，可用的有：{Listed([.. Lifecycle.Actions, .. Lifecycle.Beside])}。", RefusalKind.Invalid);
        if (version != Version)
            return Stale(version);
        if (Lifecycle.Find(Stage, action) is not { } move)
            return NotAllowed(known);
        if (move.Guard is { } guard && !guard.Holds(this, who))
            return new Refusal(guard.Code, $"案件 {Number}：{guard.Why(this)}");
        if (RefusalOf(evidence) is { } refused)
            return refused;

        var happened = new CaseEvent(Version + 1, action, Stage, move.To.Code, who, at, [.. evidence.Select(item => item.Code)]);
        var next = this with
        {
            Stage = move.To.Code,
            Version = Version + 1,
            Evidence = [.. Evidence, .. evidence],
            Events = [.. Events, happened],
        };
        var missing = move.Needs.Where(kind => (kind.EachTime ? evidence : next.Evidence).All(item => item.Code != kind.Code))
            .Concat(move.Closes ? next.MissingToClose : [])
            .Distinct().ToList();
        if (missing.Count > 0)
            return new Refusal("evidence-missing", $"案件 {Number} 不能{known.Name}，缺少：{Listed(missing)}。请补齐后再办。", RefusalKind.Unprocessable);
        if (move.Closes && GoodsBalance.Of(next).Faults.ToList() is { Count: > 0 } faults)
            return new Refusal("goods-not-balanced", $"案件 {Number} 不能{known.Name}，{string.Join("；", faults)}。请核对重量后再办。", RefusalKind.Unprocessable);
        if (move.Closes && Dispute.RefusalToClose(this, at) is { } disputed)
            return disputed;
        if (move.Closes && OpenTasks(at) is { Count: > 0 } open)
            return new Refusal("party-tasks-open", $"案件 {Number} 不能{known.Name}，当事方任务尚未办结：{string.Join("、", open.Select(task => $"{task.Party.Name}（{task.Stage.Name}）"))}。");

        return new CaseChange(next, happened, evidence, move.Opens);
    }

    /// <summary>
    /// Adds evidence without a move; refused with <c>unknown-party</c>, <c>unknown-evidence</c>, <c>evidence-not-yet</c>, <c>case-ended</c>, <c>evidence-stands</c>
    /// or <c>evidence-invalid</c>. It asks for no version: adding never undoes what somebody else did.
    /// </summary>
    /// <param name="item">The evidence; who, when and the party it is about stand in it.</param>
    public Outcome<CaseChange> Attach(EvidenceItem item)
    {
        if (RefusalOf([item]) is { } refused)
            return refused;
        var happened = new CaseEvent(Version + 1, CaseEvent.AttachEvidence, Stage, Stage, item.By, item.At, [item.Code], Party: item.Party);
        var next = this with { Version = Version + 1, Evidence = [.. Evidence, item], Events = [.. Events, happened] };
        return new CaseChange(next, happened, [item]);
    }

    /// <summary>The tasks of named parties that nobody was given yet; none once the case has ended.</summary>
    public IEnumerable<PartyProgress> WithoutTask(DateTimeOffset at) =>
        HasEnded || Kind is not CaseKind.Disposal ? [] : PartyTask.Of(this, at).Where(task => !task.HasBegun);

    /// <summary>
    /// The parties' tasks that were begun and that closing waits for; of parties without one it asks for a reason (<see cref="PartyTable.NoTaskReason"/>)
    /// where they are several, and the case speaks for a single one.
    /// </summary>
    public IReadOnlyList<PartyProgress> OpenTasks(DateTimeOffset at) => [.. PartyTask.Of(this, at).Where(task => task.IsPending)];

    /// <summary>When it ended: evidence may come after; null while it has not.</summary>
    public DateTimeOffset? EndedAt => HasEnded ? Events.Last(happened => happened.From != happened.To).At : null;

    /// <summary>When it ended, where that was by then; null where it had not.</summary>
    public DateTimeOffset? EndedBy(DateTimeOffset at) => EndedAt <= at ? EndedAt : null;

    private IEnumerable<(Move Move, string By)> Moves =>
        from happened in Events
        let move = happened.From is null ? null : Lifecycle.Find(happened.From, happened.Action)
        where move is not null
        select (move, happened.By);

    /// <summary>What stands for an item's code and party; null while nothing does.</summary>
    internal EvidenceItem? Standing(EvidenceItem item) => Evidence.LastOrDefault(given => given.Code == item.Code && given.Party == item.Party);

    /// <summary>Why a time that starts a limit is not written over; null where it is new or the same.</summary>
    internal Refusal? RefusalToReplace(EvidenceKind kind, EvidenceItem item) =>
        kind.Form is EvidenceForm.Instant && Standing(item) is { } standing && !EvidenceKind.SaysSame(standing.Value, item.Value)
            ? new Refusal("evidence-stands", $"案件 {Number}：{kind.Name}（{kind.Code}）已由 {standing.By} 写明为 {(EvidenceKind.TryInstant(standing.Value, out var stands) ? Told(stands) : standing.Value)}，起算期限的时间不能直接改写；请申请更正（{CorrectEvidence.Request.Code}），由另一人批准。")
            : null;

    internal Refusal? RefusalOf(IReadOnlyList<EvidenceItem> evidence, bool mayReplace = false)
    {
        var faults = new List<string>();
        foreach (var item in evidence)
        {
            if (item.Party is { } party && (party < 1 || party > Parties.Count))
                return new Refusal("unknown-party", $"案件 {Number} 没有第 {party} 个当事方，共有 {Parties.Count} 个。", RefusalKind.NotFound);
            if ((item.Party is null ? Lifecycle.FindEvidence(item.Code) : PartyProcedures.FindEvidence(item.Code)) is not { } kind)
                return new Refusal("unknown-evidence", $"{Lifecycle.Name}没有“{item.Code}”这种证据，可用的有：{Listed(item.Party is null ? Lifecycle.Evidence : PartyProcedures.Evidence)}。", RefusalKind.Invalid);
            var awaited = Lifecycle.AfterEnd.FirstOrDefault(after => after.Kind == kind).Stage;
            if (awaited is not null && awaited.Code != Stage)
                return new Refusal("evidence-not-yet", $"案件 {Number} 处于“{StageName(Stage)}”，{kind.Name}（{kind.Code}）只在“{awaited.Name}”之后补充。");
            if (awaited is null && HasEnded)
                return new Refusal("case-ended", $"案件 {Number} 已经{StageName(Stage)}，不能再补充证据。");
            if (!mayReplace && RefusalToReplace(kind, item) is { } stands)
                return stands;
            if ((kind.FaultOf(item) ?? TooEarly(kind, item, evidence)) is { } fault)
                faults.Add(fault);
        }

        return faults.Count == 0 ? null : new Refusal("evidence-invalid", $"案件 {Number} 的证据不合要求：{string.Join("；", faults)}。", RefusalKind.Unprocessable);
    }

    /// <summary>Of a positive each step is told after the one before it: the test, the notice, the objection.</summary>
    private string? TooEarly(EvidenceKind kind, EvidenceItem item, IReadOnlyList<EvidenceItem> given)
    {
        if (kind != PositiveLifecycle.NotifiedAt && kind != PositiveLifecycle.ObjectedAt)
            return null;
        var isNotice = kind == PositiveLifecycle.NotifiedAt;
        var told = given.LastOrDefault(one => one.Code == PositiveLifecycle.NotifiedAt.Code) ?? Find(PositiveLifecycle.NotifiedAt.Code);
        var after = isNotice ? OpenedAt : EvidenceKind.TryInstant(told?.Value, out var notice) ? notice : OpenedAt;
        // What is written to the minute is not before what was recorded in the same minute.
        return EvidenceKind.TryInstant(item.Value, out var at) && at < after.AddTicks(-(after.Ticks % TimeSpan.TicksPerMinute))
            ? $"{kind.Name}（{kind.Code}）早于{(isNotice ? "检测时间" : "告知时间")}，请核对"
            : null;
    }

    private Refusal NotAllowed(CaseAction action)
    {
        var missing = Lifecycle.Moves.Any(move => move.Action == action && move.Closes) ? MissingToClose.ToList() : [];
        var alsoMissing = missing.Count == 0 ? "" : $"；销号还缺少：{Listed(missing)}";
        var allowed = Lifecycle.From(Stage).Select(move => move.Action).ToList();
        var instead = allowed.Count == 0 ? "此案已经结束" : $"现在可以：{Listed(allowed)}";
        return new Refusal("action-not-allowed", $"案件 {Number} 处于“{StageName(Stage)}”，不能{action.Name}；{instead}{alsoMissing}。");
    }

    /// <summary>Refused with <c>stale-version</c>: who changed it since, when and how.</summary>
    /// <param name="version">The version the caller looked at.</param>
    public Refusal Stale(int version)
    {
        var since = Events.Where(happened => happened.Version > version).Select(happened => $"{happened.By} 于 {Told(happened.At)} {Lifecycle.NameOf(happened.Action)}");
        return Refusal.Stale($"案件 {Number} ", Version, version, since.DefaultIfEmpty("相关案件刚刚有人办理"));
    }

    /// <summary>An instant as a sentence tells it.</summary>
    private string Told(DateTimeOffset at) => (LocalOffset is { } offset ? at.ToOffset(offset) : at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    internal string StageName(string code) => Lifecycle.Stages.Single(stage => stage.Code == code).Name;

    private static string Listed(IEnumerable<EvidenceKind> kinds) => string.Join("、", kinds.Select(kind => $"{kind.Code}（{kind.Name}）"));

    private static string Listed(IEnumerable<CaseAction> actions) => string.Join("、", actions.Select(action => $"{action.Code}（{action.Name}）"));
}
