using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// What one rapid batch (批次: market, sample number, local day) counts: one batch however many items and repeats, if any of its outcomes is
/// negative, positive or suspect. For the batch as a whole and for each counter of the plan, by bit.
/// </summary>
public struct BatchTally
{
    private readonly List<(int ItemTerm, ulong Counters)> _items;
    private ulong _notPassed;

    public BatchTally() => _items = [];

    /// <summary>Counters that count this batch.</summary>
    public ulong Counted { get; private set; }

    /// <summary>Counters in whose eyes the batch passed: no outcome positive or suspect.</summary>
    public readonly ulong Passed => Counted & ~_notPassed;

    /// <summary>Whether it is a batch at all: not all outcomes are invalid.</summary>
    public bool IsBatch { get; private set; }

    /// <summary>Whether any outcome is positive.</summary>
    public bool HasPositive { get; private set; }

    /// <summary>Distinct items with a valid outcome that fill a counter.</summary>
    public readonly int ItemsOf(int bit)
    {
        var count = 0;
        foreach (var (_, counters) in _items)
            count += (int)(counters >> bit & 1);
        return count;
    }

    /// <summary>Forgets the batch.</summary>
    public void Clear()
    {
        _items.Clear();
        (Counted, _notPassed, IsBatch, HasPositive) = (0, 0, false, false);
    }

    /// <summary>Adds one stored or accepted test of the batch.</summary>
    public void Add(int itemTerm, RapidOutcome outcome, ulong counters)
    {
        if (outcome == RapidOutcome.Invalid)
            return;
        IsBatch = true;
        HasPositive |= outcome == RapidOutcome.Positive;
        Counted |= counters;
        if (outcome != RapidOutcome.Negative)
            _notPassed |= counters;
        for (var i = 0; i < _items.Count; i++)
            if (_items[i].ItemTerm == itemTerm)
            {
                _items[i] = (itemTerm, _items[i].Counters | counters);
                return;
            }
        _items.Add((itemTerm, counters));
    }
}
