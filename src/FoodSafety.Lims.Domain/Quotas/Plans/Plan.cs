using System.Collections.Immutable;
using System.Numerics;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A district's plan of one year (or of several, seen from one of them). Made by <see cref="PlanFile.Read"/>.</summary>
public sealed record Plan
{
    /// <summary>At most this many counters: a record's counters are one bit each.</summary>
    public const int MostCounters = 64;

    private readonly ulong[] _blockers = [];

    /// <summary>GB/T 2260 code, or the product's own where there is none (510900-HD).</summary>
    public required string District { get; init; }

    /// <summary>The district's name, e.g. 福田区.</summary>
    public required string Name { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The year looked at; local calendar year, 1 January to 31 December.</summary>
    public required int Year { get; init; }

    /// <summary>First year the document holds for.</summary>
    public required int FirstYear { get; init; }

    /// <summary>Last year the document holds for.</summary>
    public required int LastYear { get; init; }

    /// <summary>Every row of the document.</summary>
    public required ImmutableArray<PlanTask> Tasks { get; init; }

    /// <summary>Collective names of units (各成员单位, 各街道办事处) and who they are, so that each can be asked for its part.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> UnitGroups { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Every counter, in the order of the file.</summary>
    public required ImmutableArray<Counter> Counters
    {
        get;
        init
        {
            field = value;
            _blockers = Blockers(value);
        }
    }

    /// <summary>Every target, in the order of the document.</summary>
    public required ImmutableArray<Target> Targets { get; init; }

    /// <summary>Pairs of counters that one record may fill together: the plan's declaration of what is counted twice.</summary>
    public required ImmutableArray<(string First, string Second)> Overlaps { get; init; }

    /// <summary>Every deadline.</summary>
    public required ImmutableArray<Deadline> Deadlines { get; init; }

    /// <summary>Every mechanism.</summary>
    public required ImmutableArray<Mechanism> Mechanisms { get; init; }

    /// <summary>Single units for names that may be collective, each once, in the order of the names; a collective name whose members the plan does not tell stays as it is.</summary>
    public ImmutableArray<string> UnitsOf(IEnumerable<string> names) =>
        [.. names.SelectMany(name => UnitGroups.TryGetValue(name, out var members) ? members : [name]).Distinct()];

    /// <summary>
    /// The row a target stands under; null where the target names none. Where a number is printed twice (福田 48), the row whose words come last
    /// before the target's.
    /// </summary>
    public PlanTask? TaskOf(Target target)
    {
        var rows = Tasks.Where(task => task.Number == target.Task).OrderBy(task => task.Source.Line).ToList();
        return rows.LastOrDefault(task => task.Source.Line <= target.Source.Line) ?? rows.FirstOrDefault();
    }

    /// <summary>The rows a unit answers for, in the order of the document.</summary>
    public ImmutableArray<PlanTask> AnsweredBy(string unit) => [.. Tasks.Where(task => UnitsOf(task.Answering).Contains(unit))];

    /// <summary>The counter of this code; an unknown code is a bug and throws.</summary>
    public Counter CounterOf(string code) => Counters.First(counter => counter.Code == code);

    /// <summary>
    /// The counters one record fills, in plan order. A pure function of the facts: a caller with many rows keeps the
    /// answer for facts met before.
    /// </summary>
    public ImmutableArray<Counter> CountersFilledBy(in RecordFacts facts)
    {
        var mask = CounterMask(facts);
        if (mask == 0)
            return [];
        var filled = ImmutableArray.CreateBuilder<Counter>(BitOperations.PopCount(mask));
        for (; mask != 0; mask &= mask - 1)
            filled.Add(Counters[BitOperations.TrailingZeroCount(mask)]);
        return filled.MoveToImmutable();
    }

    /// <summary>
    /// The same answer as bits, bit n for the n-th counter (0-based): allocates nothing. Samples: a counter takes
    /// the record when it reaches the counter's <see cref="Counter.CountedAt"/>.
    /// </summary>
    public ulong CounterMask(in RecordFacts facts)
    {
        ulong matched = 0;
        for (var index = 0; index < Counters.Length; index++)
        {
            if (Counters[index].Matches(facts))
                matched |= 1UL << index;
        }

        var filled = matched;
        for (var index = 0; index < _blockers.Length; index++)
        {
            if ((_blockers[index] & matched) != 0)
                filled &= ~(1UL << index);
        }

        return filled;
    }

    /// <summary>The same plan seen from another of its years; a year outside it is refused.</summary>
    public Outcome<Plan> In(int year) => year < FirstYear || year > LastYear
        ? new Refusal("no-plan-for-year", $"{Name} 的计划适用于 {FirstYear}–{LastYear} 年，没有 {year} 年的指标；请选择其中一年或导入该年计划。", RefusalKind.NotFound)
        : this with { Year = year, Targets = [.. Targets.Select(target => target.In(year))] };

    private static ulong[] Blockers(ImmutableArray<Counter> counters)
    {
        // Codes that are unknown or doubled are the reader's to refuse; here they block nothing.
        var positions = new Dictionary<string, int>(counters.Length);
        for (var index = 0; index < counters.Length; index++)
            positions.TryAdd(counters[index].Code, index);
        return [.. counters.Select(counter => counter.UnlessFills
            .Where(positions.ContainsKey)
            .Aggregate(0UL, (mask, code) => mask | (1UL << positions[code])))];
    }
}
