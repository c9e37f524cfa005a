using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>Brings a sample to a stage through its front door: the shortest way of the table, giving what each move needs.</summary>
internal static class SampleWalk
{
    public const string Sampler = "张三";
    public const string Analyst = "周九";

    public static readonly DateTimeOffset RegisteredAt = new(2023, 9, 18, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly SampleBackground Background =
        new("440304-REG", "440304-LAB1", [Sampler, "李四"], [], HasResult: false, new SeparationPolicy(Required: false, FlagsSameOrganisation: true));

    public static SampleState Registered(SampleBackground? background = null) => new(
        "SC440304001", SampleLifecycle.Registered.Code, background ?? Background,
        [new SampleEvent(1, SampleEvent.Register, null, SampleLifecycle.Registered.Code, "440304-REG", RegisteredAt, new Dictionary<string, string>())]);

    public static SampleState At(SampleStage stage)
    {
        var ways = new Dictionary<SampleStage, SampleMove[]> { [SampleLifecycle.Registered] = [] };
        var open = new Queue<SampleStage>([SampleLifecycle.Registered]);
        while (open.TryDequeue(out var from))
            foreach (var move in SampleLifecycle.From(from.Code))
                if (ways.TryAdd(move.To, [.. ways[from], move]))
                    open.Enqueue(move.To);
        return ways[stage].Aggregate(Registered(), (state, move) => Do(state, move).Value);
    }

    /// <summary>Makes a move with all it needs, the sample having what its guards ask.</summary>
    public static Outcome<SampleState> Do(SampleState state, SampleMove move, string who = Analyst, SampleField? without = null) => Ready(state, move).Apply(
        move.Action.Code, move.Needs.Where(field => field != without).ToDictionary(field => field.Code, ValueOf), who, After(state), state.Version);

    public static SampleState Ready(SampleState state, SampleMove move) =>
        state with { Background = state.Background with { HasResult = move.Guards.Contains(SampleGuard.HasResult), Retention = Kept, Today = new DateOnly(2024, 1, 2) } };

    private static readonly BackupRetention Kept = new(
        Verdict.Compliant, new DateOnly(2023, 9, 30), new DateOnly(2024, 12, 31), new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 2), "令15", "likely");

    public static string ValueOf(SampleField field) => field.Form switch
    {
        SampleFieldForm.Text when field == SampleLifecycle.Analyst => Analyst,
        SampleFieldForm.Text when field == SampleLifecycle.TestSealNumber => "封A001",
        SampleFieldForm.Text when field == SampleLifecycle.BackupSealNumber => "封B001",
        SampleFieldForm.Text when field == SampleLifecycle.BlindSealNumber => "封C001",
        SampleFieldForm.Text => "有记录",
        SampleFieldForm.Instant => "2023-09-18T09:00:00+08:00",
        SampleFieldForm.SealCondition => SampleField.Intact,
        SampleFieldForm.Day => "2024-12-31",
        SampleFieldForm.BackupUse => BackupUse.Donation,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static DateTimeOffset After(SampleState state) => RegisteredAt.AddHours(state.Version);
}
