using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>Brings a case to a stage through its front door: the shortest way of the table, giving what each move needs.</summary>
internal static class CaseWalk
{
    public const string Handler = "承办人";
    public const string Approver = "批准人";

    public static readonly DateTimeOffset OpenedAt = new(2023, 3, 1, 8, 10, 0, TimeSpan.FromHours(8));

    /// <summary>Weights of which both balances hold: 50 = 30 + 8 + 10 + 2, 8 + 10 = 10 + 5 + 0 + 3.</summary>
    public static readonly IReadOnlyDictionary<string, string> Weights = GoodsBalance.Kinds.Zip("50 30 8 10 2 10 5 0 3".Split(' ')).ToDictionary(one => one.First.Code, one => one.Second);

    public static readonly CaseFacts RegulatorsFarmProduce = new("440304", Organiser.Regulator, FarmProduce: true);

    public static CaseState Open(Lifecycle lifecycle, CaseFacts? facts = null) => CaseState.Open(
        CaseNumber.Format(lifecycle.Kind, "440304", 2023, 1), lifecycle.Kind, facts ?? RegulatorsFarmProduce, "import", OpenedAt);

    public static CaseState To(Lifecycle lifecycle, CaseStage stage) =>
        Proposed(Way(lifecycle, stage).Aggregate(Open(lifecycle), (state, move) => Do(Proposed(state), move).Value.State));

    /// <summary>Where the stage has something that takes two and nobody has handled the case, somebody asks for it.</summary>
    public static CaseState Proposed(CaseState state) => !state.FirstPersons.Any() && state.Lifecycle.From(state.Stage).Any(move => move.Guard == Guard.SecondPerson)
        ? new ProposeApproval("请批准").Apply(state, Handler, After(state), state.Version).Value.State
        : state;

    /// <summary>Brings a case to the stage before a move that closes, by this last move, with the whole closing list given.</summary>
    public static CaseState ReadyToClose(Lifecycle lifecycle, IEnumerable<string> actions, CaseFacts? facts = null)
    {
        var state = Open(lifecycle, facts);
        foreach (var action in actions)
            state = Do(state, lifecycle.Find(state.Stage, action)!).Value.State;
        return state.Missing.ToList().Aggregate(state, (current, kind) => current.Attach(Item(kind, current)).Value.State);
    }

    public static Outcome<CaseChange> Do(CaseState state, Move move, string? who = null, EvidenceKind? without = null) => state.Apply(
        move.Action.Code,
        [.. move.Needs.Where(kind => kind != without).Select(kind => Item(kind, state))],
        who ?? (move.Guard is { Code: "second-person-required" } ? Approver : Handler),
        After(state),
        state.Version);

    public static EvidenceItem Item(EvidenceKind kind, CaseState state)
    {
        var item = new EvidenceItem(kind.Code, Handler, After(state));
        return kind.Form switch
        {
            EvidenceForm.Text when kind.Choices.Count > 0 => item with { Value = kind.Choices[0].Code },
            EvidenceForm.Text => item with { Value = "有记录" },
            EvidenceForm.YesNo => item with { Value = "no" },
            EvidenceForm.Instant => item with { Value = "2023-03-01T08:10:00+08:00" },
            EvidenceForm.Kilograms => item with { Value = Weights.GetValueOrDefault(kind.Code, "12.5") },
            EvidenceForm.DatedNumber => item with { Value = "2023-03-01 深公福移字1号" },
            EvidenceForm.File => item with { FileSha256 = new string('a', 64), FileName = "photo.jpg" },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    public static DateTimeOffset After(CaseState state) => OpenedAt.AddMinutes(state.Version);

    private static IEnumerable<Move> Way(Lifecycle lifecycle, CaseStage stage)
    {
        var ways = new Dictionary<CaseStage, Move[]> { [lifecycle.First] = [] };
        var open = new Queue<CaseStage>([lifecycle.First]);
        while (open.TryDequeue(out var from))
        {
            foreach (var move in lifecycle.From(from.Code).Where(move => !move.Closes && ways.TryAdd(move.To, [.. ways[from], move])))
                open.Enqueue(move.To);
        }

        return ways[stage];
    }
}
