using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One reading of a division's groups, from the whole downwards.</summary>
internal sealed class DivisionReading(DivisionGround ground)
{
    private const long MostGoal = 1_000_000_000;

    private readonly HashSet<(DivisionKind Kind, string Code, string Below)> _named = [];

    /// <param name="kinds">Of this dimension, the larger first.</param>
    public DivisionGroup? Dimension(JsonEntry root, string member, string name, DivisionKind[] kinds)
    {
        if (root.Entry(member) is not { } entry)
            return null;
        entry.Where = name;
        return Group(entry, name, ground.Whole, kinds, above: []);
    }

    /// <param name="whole">What the group divides; null where that is not known because of a fault.</param>
    /// <param name="above">The shares it lies in, the outermost first.</param>
    private DivisionGroup Group(JsonEntry entry, string path, long? whole, DivisionKind[] kinds, ImmutableArray<(DivisionKind Kind, string Code)> above)
    {
        var kind = KindOf(entry, kinds);
        var equal = entry.Flag("equal");
        var shares = entry.Entries("shares", $"{path} · ").Select(share => Share(share, path, kind, equal, above)).ToList();
        if (shares.Count == 0)
            entry.Fault("shares", "missing", "没有任何份额。");
        var goals = Goals(entry, path, kind, whole, equal, shares);
        entry.Close();

        var read = ImmutableArray.CreateBuilder<DivisionShare>();
        foreach (var (share, goal) in shares.Zip(goals))
        {
            DivisionGroup? parts = null;
            if (share.Parts is { } inner)
            {
                inner.Where = $"{path} · {Named(kind, share.Code)}";
                parts = Group(inner, inner.Where, goal, [.. kinds.Where(smaller => smaller > kind)], above.Add((kind, share.Code)));
            }
            read.Add(new DivisionShare(share.Code, goal ?? 0, parts));
        }
        return new DivisionGroup(kind, read.ToImmutable());
    }

    private static DivisionKind KindOf(JsonEntry entry, DivisionKind[] kinds)
    {
        var word = entry.Text("kind");
        foreach (var kind in kinds)
            if (kind.Word() == word)
                return kind;
        if (word.Length > 0)
            entry.Fault("kind", "unknown-word", kinds.Length == 0 ? "这一级不能再分。" : $"“{word}”不能用在这里，应为 {string.Join('、', kinds.Select(one => $"{one.Word()}（{one.Name()}）"))}。");
        return kinds.Length == 0 ? DivisionKind.Counter : kinds[0];
    }

    private ShareRead Share(JsonEntry entry, string path, DivisionKind kind, bool equal, ImmutableArray<(DivisionKind Kind, string Code)> above)
    {
        var code = entry.Text("code");
        entry.Where = $"{path} · {Named(kind, code)}";
        long? goal = null;
        decimal? weight = null;
        if (!equal && entry.Has("goal"))
            goal = entry.Whole("goal", 0, MostGoal);
        if (!equal && (weight = entry.Number("weight")) < 0)
            entry.Fault("weight", "out-of-range", "权重不能为负。");
        var parts = entry.Entry("parts");
        entry.Close();
        // A unit may work at several sites, and two counties may have a street of one name; anything else has one share.
        var below = kind is DivisionKind.Street or DivisionKind.Unit ? string.Join('\n', above.Select(whole => whole.Code)) : "";
        if (code.Length > 0 && !_named.Add((kind, code, below)))
            entry.Fault("code", "duplicate", $"{kind.Name()}“{Named(kind, code)}”写了两次，请删去一个。");
        else if (code.Length > 0 && Unknown(kind, code, above) is { } fault)
            entry.Fault("code", fault.Code, fault.Message);
        return new ShareRead(entry, code, goal, weight, parts);
    }

    /// <summary>The goals as stated, or the whole divided by weights; null where a fault leaves them open.</summary>
    private static IReadOnlyList<long?> Goals(JsonEntry entry, string path, DivisionKind kind, long? whole, bool equal, List<ShareRead> shares)
    {
        var nothing = shares.ConvertAll(_ => (long?)null);
        if (shares.Count == 0)
            return nothing;
        var weighed = equal || shares.TrueForAll(share => share.Weight is not null && share.Goal is null);
        if (weighed)
        {
            var weights = shares.ConvertAll(share => equal ? 1 : Math.Max(0, share.Weight ?? 0));
            if (weights.Sum() > 0)
                return whole is { } divided ? [.. LargestRemainder.Divide(divided, weights).Select(part => (long?)part)] : nothing;
            entry.Fault("shares", "out-of-range", "权重不能全为 0。");
            return nothing;
        }

        var lacking = shares.FindAll(share => share.Goal is null || share.Weight is not null);
        foreach (var share in lacking)
            share.Entry.Fault("goal", "missing", "请写明任务量（goal）；按权重分配时，同级的每一项都只写权重（weight）。");
        var sum = shares.Sum(share => share.Goal ?? 0);
        if (lacking.Count == 0 && whole is { } total && (kind == DivisionKind.Counter ? sum > total : sum != total))
        {
            entry.Fault("shares", "does-not-sum", kind == DivisionKind.Counter
                ? Text($"{path}的各项下限合计 {sum:#,0}，超过总任务量 {total:#,0}，多 {sum - total:#,0}。")
                : Text($"{path}的各{kind.Name()}合计 {sum:#,0}，应为 {total:#,0}，{(sum < total ? "少" : "多")} {Math.Abs(sum - total):#,0}。"));
        }
        return shares.ConvertAll(share => share.Goal);
    }

    private (string Code, string Message)? Unknown(DivisionKind kind, string code, ImmutableArray<(DivisionKind Kind, string Code)> above)
    {
        switch (kind)
        {
            case DivisionKind.Counter:
                return ground.Floors.ContainsKey(code) ? null : ("unknown-counter", $"“{code}”不是本指标可用的专项；可用：{Listed(ground.Floors.Select(floor => $"{floor.Value}（{floor.Key}）"))}。");
            case DivisionKind.Quarter or DivisionKind.Month:
                if (DivisionPeriod.Of(code) is not { } period || period.Kind != kind || period.First.Year != ground.Year)
                    return ("unknown-period", Text($"“{code}”不是 {ground.Year} 年的{kind.Name()}，应写成 {(kind == DivisionKind.Quarter ? DivisionPeriod.Quarter(ground.Year, 1) : DivisionPeriod.Month(ground.Year, 1))} 的形式。"));
                return above.All(whole => DivisionPeriod.Of(whole.Code) is not { } outer || (outer.First <= period.First && period.Last <= outer.Last))
                    ? null : ("elsewhere", $"{code} 不在 {above[^1].Code} 内。");
            default:
                if (ground.Sites.IsEmpty)
                    return kind == DivisionKind.Street && !ground.Streets.IsEmpty ? UnknownStreet(code)
                        : ("no-place", Text($"本指标的记录没有场所编码（抽检样品），不能按{kind.Name()}分解；请按街道、时间或专项分解。"));
                return kind == DivisionKind.Unit ? UnknownUnit(code, above) : UnknownPlace(kind, code, above);
        }
    }

    /// <summary>Of what inspected samples are divided by: their forms name a street and no site.</summary>
    private (string Code, string Message)? UnknownStreet(string code) => code == Division.NoStreet || ground.Streets.Contains(code)
        ? null : ("unknown-street", $"名录中没有街道“{code}”；请核对机构名录和快检单元名录。");

    private (string Code, string Message)? UnknownPlace(DivisionKind kind, string code, ImmutableArray<(DivisionKind Kind, string Code)> above)
    {
        if (ground.SitesOf(kind, code) is not { IsEmpty: false } sites)
            return ($"unknown-{kind.Word()}", $"名录中没有{kind.Name()}“{code}”；请核对机构名录。");
        if (ground.SitesOf(above.Add((kind, code))).IsEmpty)
            return ("elsewhere", $"{kind.Name()}“{Named(kind, code)}”在名录中不属于“{Named(above[^1].Kind, above[^1].Code)}”。");
        var counties = sites.Select(DivisionGround.CountyOf).Distinct().ToList();
        return kind == DivisionKind.Street && counties.Count > 1 && !above.Any(whole => whole.Kind == DivisionKind.County)
            ? ("ambiguous-street", $"街道“{code}”在{string.Join('、', counties)}都有，分不清是哪一个；请先按县区分解，再写街道。")
            : null;
    }

    private (string Code, string Message)? UnknownUnit(string code, ImmutableArray<(DivisionKind Kind, string Code)> above)
    {
        var called = ground.Units.Where(unit => unit.Code == code).ToList();
        if (called.Count == 0)
            return ("unknown-unit", $"没有登记快检单元“{code}”；请核对快检单元名录。");
        if (ground.Serving.FirstOrDefault(unit => unit.Code == code) is not { } unit)
            return ("ended-unit", Text($"快检单元“{Named(DivisionKind.Unit, code)}”{(called[^1].EffectiveTo is { } end && end < ground.From ? $"已于 {end:yyyy-MM-dd} 停用" : $"自 {called[^1].EffectiveFrom:yyyy-MM-dd} 起才启用")}，{ground.Year} 年不能再分给它任务。"));
        if (above.IsEmpty)
            return null;
        var sites = ground.SitesOf(above);
        var isThere = sites.Any(site => site.Street is null || unit.Streets.Contains(site.Street)) && (unit.Market is not { } market || sites.Any(site => site.Code == market));
        return isThere ? null : ("elsewhere", $"快检单元“{Named(DivisionKind.Unit, code)}”在名录中不属于“{Named(above[^1].Kind, above[^1].Code)}”，它属于{string.Join('、', unit.Streets)}。");
    }

    /// <summary>By name, with the code behind it where they differ.</summary>
    private string Named(DivisionKind kind, string code) => ground.NameOf(kind, code) is var name && name != code ? $"{name}（{code}）" : code;

    private static string Listed(IEnumerable<string> codes) => string.Join('、', codes) is { Length: > 0 } list ? list : "无";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct ShareRead(JsonEntry Entry, string Code, long? Goal, decimal? Weight, JsonEntry? Parts);
}
