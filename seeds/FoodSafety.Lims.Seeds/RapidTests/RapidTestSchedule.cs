using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>Which sample, market, day, minute, food and outcome stands in which row: a pure function of options and row index.</summary>
internal sealed class RapidTestSchedule
{
    private const int OpensAtMinute = 6 * 60;
    private const int OpenMinutes = 4 * 60;

    // Positive in 6 of 1,000: what retail markets are expected to find (a floor of 0.5 % to 0.6 % in provincial scoring rules).
    private const int PositivePerThousand = 6;
    private readonly RapidTestFileOptions _options;
    private readonly int[] _sampleOfRow;
    private readonly int[] _itemOfRow;
    private readonly int[] _shelfOfPercent;

    public RapidTestSchedule(RapidTestFileOptions options)
    {
        _options = options;
        Days = BusinessDays.Of(options.Year);
        _sampleOfRow = [.. options.ItemsOfSamples.SelectMany((items, sample) => Enumerable.Repeat(sample, items))];
        _itemOfRow = [.. options.ItemsOfSamples.SelectMany(items => Enumerable.Range(0, items))];
        _shelfOfPercent = [.. MarketGoods.Shelves.SelectMany((shelf, index) => Enumerable.Repeat(index, shelf.Share))];
        Samples = SampleOf(options.Rows - 1) + 1;
    }

    public IReadOnlyList<DateOnly> Days { get; }

    public long Samples { get; }

    public RapidTestRow this[long row]
    {
        get
        {
            var sample = SampleOf(row);
            var day = (int)(sample * Days.Count / Samples);
            var firstOfDay = FirstOf(day);
            var indexOfDay = (int)(sample - firstOfDay);
            var samplesOfDay = (int)(FirstOf(day + 1) - firstOfDay);
            var ofSample = new FixedRandom(_options.Seed, sample);
            var shelfIndex = _shelfOfPercent[ofSample.Below(100)];
            var shelf = MarketGoods.Shelves[shelfIndex];
            var food = ofSample.Below(shelf.Foods.Length);
            // A single test of vegetables is the enzyme test; of fish or meat it goes through the cards in turn.
            var firstItem = shelf.Items[0] == MarketGoods.EnzymeItem ? 0 : ofSample.Below(shelf.Items.Length);
            var itemOfSample = _itemOfRow[row % _itemOfRow.Length];
            var item = (firstItem + itemOfSample) % shelf.Items.Length;
            var ofRow = new FixedRandom(~_options.Seed, row);
            var outcome = OutcomeOf(ref ofRow, itemOfSample, shelf.Items[item]);
            var reading = shelf.Items[item] == MarketGoods.EnzymeItem ? ReadingOf(ref ofRow, outcome) : RapidTestRow.NoReading;
            return new RapidTestRow(
                sample,
                day,
                OpensAtMinute + (int)((long)indexOfDay * OpenMinutes / samplesOfDay),
                (int)(sample % _options.Markets),
                indexOfDay / _options.Markets + 1,
                shelfIndex,
                food,
                item,
                outcome,
                reading);
        }
    }

    public long SampleOf(long row) =>
        row / _sampleOfRow.Length * _options.ItemsOfSamples.Count + _sampleOfRow[row % _sampleOfRow.Length];

    private long FirstOf(int day) => (day * Samples + Days.Count - 1) / Days.Count;

    // Only a further item of a sample is ever invalid, so that every sample stays a batch (contract: invalid alone is none).
    private static RapidOutcome OutcomeOf(ref FixedRandom random, int itemOfSample, string item)
    {
        var draw = random.Below(1000);
        if (draw < PositivePerThousand)
            return RapidOutcome.Positive;
        if (item == MarketGoods.EnzymeItem)
            return RapidOutcome.Negative;
        return draw switch
        {
            PositivePerThousand => RapidOutcome.Suspect,
            PositivePerThousand + 1 when itemOfSample > 0 => RapidOutcome.Invalid,
            _ => RapidOutcome.Negative,
        };
    }

    // Inhibition of clean vegetables lies around 5 to 30 %; a positive one at 50 % or more (GB/T 5009.199-2003).
    private static int ReadingOf(ref FixedRandom random, RapidOutcome outcome) => outcome == RapidOutcome.Positive
        ? 500 + random.Below(480)
        : 15 + random.Below(110) + random.Below(110) + random.Below(110);
}
