using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One reading of all figures; the arithmetic of a target for each measure, in exact decimals.</summary>
internal sealed class Evaluation(Tallies tallies, Populations populations, string district, DateOnly asOf)
{
    public QuotaProgress Of(Target target)
    {
        var own = target switch
        {
            { External: { } external } => Typed(target, external),
            { Measure: Measure.DisposalRate } => Disposal(target),
            { Counter: null } => Blank(target),
            { Measure: Measure.Coverage } => Coverage(target, target.Counter),
            { Measure: Measure.PassRate } => PassRate(target, target.Counter),
            { Measure: Measure.Rate } => PerThousand(target, target.Counter),
            _ => Count(target, target.Counter),
        };
        return target.Parts.IsEmpty ? own : Composite(target, own);
    }

    private QuotaProgress Count(Target target, string counter)
    {
        var done = Counted(target, counter);
        return Blank(target) with
        {
            Done = done,
            Status = Held(target, done, target.Goal),
            Remaining = target.Goal is { } goal ? Lacking(target.Comparator, goal, done) : null,
        };
    }

    private QuotaProgress PerThousand(Target target, string counter)
    {
        var done = Counted(target, counter);
        var inUse = populations.On(district, asOf);
        if ((target.Population is { } locked ? populations.Of(district, locked) : inUse) is not { } population)
        {
            return Blank(target) with
            {
                Done = done,
                Status = QuotaStatus.NotApplicable,
                Notes = [new(QuotaNote.NoPopulation, target.Population is { } basis
                    ? Text($"计划按 {basis.Year} 年{basis.Kind}计算，人口数据中没有这个数；请导入人口数据。")
                    : "没有该日期适用的常住人口数，无法计算每千人批次；请导入人口数据。")],
            };
        }

        // Multiplied out, so that no division decides whether a target holds.
        var needed = target.Goal * population.Value / 1000m;
        var notes = ImmutableArray.CreateBuilder<QuotaNote>();
        if (population.Basis != "checked")
            notes.Add(new(QuotaNote.PopulationUnchecked, $"人口数 {population.Value}（{population.Year} 年，{population.Source}）未经核对，请以官方公布数为准。"));
        if (inUse is not null && inUse.Value != population.Value)
            notes.Add(new(QuotaNote.NewerPopulation, Text($"本指标锁定 {population.Year} 年{population.Kind} {population.Value:#,0}；现行为 {inUse.Year} 年{inUse.Kind} {inUse.Value:#,0}（{inUse.Source}），{Asked(target, inUse)}。")));
        return Blank(target) with
        {
            Done = done,
            Rate = Cut(done * 1000m / population.Value),
            Population = population.Value,
            PopulationUsed = population,
            Status = Held(target, done, needed),
            Remaining = needed is { } goal ? Lacking(target.Comparator, goal, done) : null,
            Notes = notes.ToImmutable(),
        };
    }

    private static string Asked(Target target, Population population) => target.Goal is { } goal
        ? Text($"按它需 {Whole(target.Comparator, goal * population.Value / 1000m):#,0} 批次")
        : "不影响目标";

    private QuotaProgress Coverage(Target target, string counter)
    {
        var bySite = tallies.Of(counter).BatchesBySite;
        var expected = tallies.Sites
            .Where(site => target.SitePlaceTypes.Contains(site.PlaceType))
            .OrderBy(site => site.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var missing = expected.Where(site => bySite.GetValueOrDefault(site.Code) <= 0).ToImmutableArray();
        decimal covered = expected.Length - missing.Length;
        var notes = ImmutableArray.CreateBuilder<QuotaNote>();
        if (!missing.IsEmpty)
            notes.Add(new(QuotaNote.MissingSites, $"还有 {missing.Length} 个场所没有批次：{string.Join('、', missing.Select(site => site.Name))}。"));
        if (target.Goal is { } printed && printed != expected.Length)
            notes.Add(new(QuotaNote.SitesDiffer, Text($"计划写 {printed} {target.Unit}，登记 {expected.Length} {target.Unit}；请核对场所名录。")));
        return Blank(target) with
        {
            Done = covered,
            OutOf = expected.Length,
            Rate = expected.IsEmpty ? null : Cut(covered * 100m / expected.Length),
            Status = Held(target, covered, target.Goal),
            Remaining = target.Goal is { } goal ? Lacking(target.Comparator, goal, covered) : null,
            MissingSites = missing,
            Notes = notes.ToImmutable(),
        };
    }

    private QuotaProgress PassRate(Target target, string counter)
    {
        var tally = tallies.Of(counter);
        var share = Share(target, tally.Passed, tally.Batches, new(QuotaNote.NothingEvaluated, "还没有已出结论的样品（0/0），不计合格率。")) with { Remaining = null };
        if (tally.Batches == 0)
            return share;
        return share with
        {
            Interval = RateInterval.Wilson(tally.Passed, tally.Batches),
            Probability = target.Goal is { } goal ? RateInterval.ProbabilityOfReaching(tally.Passed, tally.Batches, (double)goal / 100) : null,
            Notes = tally.Passed < tally.Batches ? share.Notes :
                [.. share.Notes, new(QuotaNote.NoneFound, Text($"{tally.Batches} 批中没有不合格，不等于没有问题：不合格率仍可能高到 {100 * RateInterval.UpperBoundOfNone(tally.Batches):0.###}%（95%）。"))],
        };
    }

    private QuotaProgress Disposal(Target target)
    {
        var (due, closed, runOut) = tallies.Disposals;
        var all = Share(target, closed, due, new(QuotaNote.NothingDue, "没有不合格样品需要核查处置（0/0），不适用，按达标计。"));
        // Open cases inside their limit spoil the rate of all and not that of what was due: both are told, so that nobody reads one for the other.
        return due == closed + runOut ? all : all with
        {
            Notes = [.. all.Notes, new(QuotaNote.DueAndClosed, closed + runOut == 0
                ? Text($"全部 {due} 件均在期限内，到期应办 0 件，尚未办结。")
                : Text($"按全部案件：{due} 件，已办结 {closed} 件；按到期应办：{closed + runOut} 件，已办结 {closed} 件，到期办结率 {Cut(closed * 100m / (closed + runOut))}%。"))],
        };
    }

    private static QuotaProgress Share(Target target, decimal part, decimal whole, QuotaNote whenNone)
    {
        if (whole == 0)
            return Blank(target) with { OutOf = 0, Status = QuotaStatus.NotApplicable, Notes = [whenNone] };
        var needed = target.Goal * whole / 100m;
        return Blank(target) with
        {
            Done = part,
            OutOf = whole,
            Rate = Cut(part * 100m / whole),
            Status = Held(target, part, needed),
            Remaining = needed is { } goal ? Lacking(target.Comparator, goal, part) : null,
            Notes = part == needed && target.Goal < 100m
                ? [new(QuotaNote.Borderline, Text($"临界：恰好等于 {target.Goal}%，再有一批不合格即低于目标。"))]
                : [],
        };
    }

    private QuotaProgress Typed(Target target, ExternalInput external)
    {
        var value = tallies.External.GetValueOrDefault(external.Value);
        var against = external.Against is null ? null : tallies.External.GetValueOrDefault(external.Against);
        if (value is null || (external.Against is not null && against is null))
        {
            var absent = value is null ? external.Value : external.Against;
            return Blank(target) with
            {
                Status = QuotaStatus.NotApplicable,
                Notes = [new(QuotaNote.AwaitingFigure, $"等待录入外部数据“{absent}”（需注明来源和日期）。")],
            };
        }

        var goal = against?.Value ?? target.Goal;
        return Blank(target) with
        {
            Target = goal,
            Done = value.Value,
            Rate = target.Unit == "%" ? Cut(value.Value) : null,
            Status = Held(target, value.Value, goal),
            Figures = against is null ? [value] : [value, against],
        };
    }

    private QuotaProgress Composite(Target target, QuotaProgress own)
    {
        var parts = target.Parts.Select(Of).ToImmutableArray();
        var hasOwn = target.Counter is not null || target.External is not null;
        var whole = own with
        {
            Done = hasOwn ? own.Done : parts.Sum(part => part.Done),
            Rate = hasOwn ? own.Rate : parts.Min(part => part.Rate),
            PopulationUsed = own.PopulationUsed ?? parts.Select(part => part.PopulationUsed).FirstOrDefault(value => value is not null),
            Population = own.Population ?? parts.Select(part => part.Population).FirstOrDefault(value => value is not null),
            Remaining = hasOwn ? own.Remaining : parts.Sum(part => part.Remaining),
            Parts = parts,
        };
        if (target.Combine == Combine.All)
            return whole with { Status = AllOf(parts), Notes = [.. whole.Notes, .. parts.SelectMany(part => part.Notes).Except(whole.Notes)] };
        return hasOwn ? whole : whole with { Status = Held(target, whole.Done, target.Goal), Remaining = target.Goal is { } goal ? Lacking(target.Comparator, goal, whole.Done) : null };
    }

    /// <summary>Nothing due counts as met (0/0 non-compliant samples were all disposed of); a figure still awaited does not.</summary>
    private static QuotaStatus AllOf(ImmutableArray<QuotaProgress> parts)
    {
        if (parts.Any(part => part.Status == QuotaStatus.NotMet))
            return QuotaStatus.NotMet;
        if (parts.Any(part => part.Status == QuotaStatus.NotApplicable && part.Notes.All(note => note.Code != QuotaNote.NothingDue)))
            return QuotaStatus.NotApplicable;
        return parts.All(part => part.Status == QuotaStatus.NoTarget) ? QuotaStatus.NoTarget : QuotaStatus.Met;
    }

    private decimal Counted(Target target, string counter)
    {
        var tally = tallies.Of(counter);
        return target.Counting == Counting.Item ? tally.Items : tally.Batches;
    }

    private static QuotaStatus Held(Target target, decimal figure, decimal? goal) => goal is null
        ? QuotaStatus.NoTarget
        : Holds(target.Comparator, figure, goal.Value) ? QuotaStatus.Met : QuotaStatus.NotMet;

    private static bool Holds(Comparator comparator, decimal figure, decimal goal) => comparator switch
    {
        Comparator.AtLeast => figure >= goal,
        Comparator.MoreThan => figure > goal,
        _ => figure == goal,
    };

    private static decimal Lacking(Comparator comparator, decimal goal, decimal done) => Math.Max(0m, Whole(comparator, goal) - done);

    /// <summary>The least whole number that holds against a goal.</summary>
    internal static decimal Whole(Comparator comparator, decimal goal) => comparator == Comparator.MoreThan ? Math.Floor(goal) + 1 : Math.Ceiling(goal);

    private static decimal Cut(decimal figure) => Math.Round(figure, 6, MidpointRounding.ToZero);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static QuotaProgress Blank(Target target) => new()
    {
        Code = target.Code,
        Task = target.Task,
        Title = target.Title,
        Source = target.Source,
        Measure = target.Measure,
        Counting = target.Counting,
        Unit = target.Unit,
        Comparator = target.Comparator,
        Target = target.Goal,
        Owners = target.Owners,
        Status = QuotaStatus.NoTarget,
    };
}
