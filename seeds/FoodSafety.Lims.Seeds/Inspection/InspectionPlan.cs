using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>
/// Which sample is taken when, of what, from whom, and whether it fails. Samples of 食用农产品 and of other foods
/// alternate, so that both halves of a two-rate target grow alike.
/// </summary>
internal sealed class InspectionPlan
{
    // Sampling ends in mid-November, so that every report is issued within the year.
    private const int LastMonth = 11;
    private const int LastDay = 15;

    // Of 16 samples two are of the evaluation programme: one of farm produce, one of other food.
    private const int EvaluationCycle = 16;
    private static readonly int[] EvaluationTurns = [3, 8];

    // Shares of non-compliant batches: the nation had 2.31 % in 2020; an evaluation programme is held to 1 %.
    private const decimal EvaluationFailureRate = 0.008m;
    private const decimal FailureRate = 0.022m;
    private static readonly string[] Programmes = ["风险监测", "监督抽检", "监督抽检", "监督抽检", "专项抽检", "跟踪抽检", "你点我检"];
    private readonly InspectionOptions _options;
    private readonly List<DateOnly> _days;
    private readonly Permutation _evaluationOrder;
    private readonly Permutation _otherOrder;
    private readonly long _evaluationFailures;
    private readonly long _otherFailures;

    public InspectionPlan(InspectionOptions options)
    {
        _options = options;
        _days = [.. BusinessDays.Of(options.Year).Where(day =>
            day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day <= new DateOnly(options.Year, LastMonth, LastDay))];
        Limits = new LimitTable(_days[0], _days[^1]);
        Words = new MarketWords(options.Seed);
        var evaluations = Enumerable.Range(0, options.Samples).LongCount(IsEvaluation);
        var others = options.Samples - evaluations;
        _evaluationOrder = new Permutation(Math.Max(1, evaluations), options.Seed);
        _otherOrder = new Permutation(Math.Max(1, others), options.Seed + 1);
        _evaluationFailures = (long)Math.Round(evaluations * EvaluationFailureRate);
        _otherFailures = (long)Math.Round(others * FailureRate);
    }

    public LimitTable Limits { get; }

    public MarketWords Words { get; }

    public InspectionSample this[int index]
    {
        get
        {
            var random = new FixedRandom(_options.Seed ^ 0x53414D50, index);
            var day = _days[(int)((long)index * _days.Count / _options.Samples)];
            var isFarmProduce = index % 2 == 0;
            var foods = isFarmProduce ? Limits.FarmProduce : Limits.ProcessedFoods;
            var isEvaluation = IsEvaluation(index);
            var fails = Fails(index, isEvaluation);
            // Risk monitoring finds 问题样品, never 不合格: what fails here is of another programme.
            var programmes = fails ? Programmes.AsSpan(1) : Programmes;
            return new InspectionSample(
                index,
                day,
                foods[random.Below(foods.Count)],
                isFarmProduce,
                isEvaluation ? "评价性抽检" : programmes[random.Below(programmes.Length)],
                1 + random.Below(2),
                random.Below(Words.Shops.Count),
                fails,
                random.Next());
        }
    }

    public string NumberOf(int index) => FormattableString.Invariant($"XBJ{_options.Year % 100:00}{_options.DistrictCode}{index + 1:00000}");

    public string LabOf(int labNumber) => FormattableString.Invariant($"{_options.DistrictCode}-LAB{labNumber}");

    private static bool IsEvaluation(int index) => EvaluationTurns.Contains(index % EvaluationCycle);

    private bool Fails(int index, bool isEvaluation)
    {
        var evaluationsBefore = index / EvaluationCycle * EvaluationTurns.Length + EvaluationTurns.Count(turn => turn < index % EvaluationCycle);
        return isEvaluation
            ? _evaluationOrder[evaluationsBefore] < _evaluationFailures
            : _otherOrder[index - evaluationsBefore] < _otherFailures;
    }
}
