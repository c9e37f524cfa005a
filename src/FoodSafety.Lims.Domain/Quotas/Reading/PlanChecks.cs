using System.Globalization;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What must hold between the entries of a plan, beyond each entry's own shape.</summary>
internal sealed class PlanChecks
{
    private static readonly HashSet<string> Units = ["批次", "项次", "批次/千人", "家", "个", "%", "学时", "件", "起"];

    private static readonly HashSet<string> DeadlineKinds = ["meeting", "submission", "bulletin", "reminder", "inspection", "milestone"];

    private readonly Plan _plan;
    private readonly List<ReadingFault> _faults;
    private readonly Dictionary<string, Counter> _counters = [];
    private readonly HashSet<string> _taskNumbers;

    private PlanChecks(Plan plan, List<ReadingFault> faults)
    {
        (_plan, _faults) = (plan, faults);
        _taskNumbers = [.. plan.Tasks.Select(task => task.Number)];
        foreach (var counter in plan.Counters)
            _counters.TryAdd(counter.Code, counter);
    }

    public static void Check(Plan plan, List<ReadingFault> faults)
    {
        var checks = new PlanChecks(plan, faults);
        checks.Codes();
        checks.Counters();
        foreach (var target in plan.Targets)
            checks.Target(target);
        checks.Entries();
    }

    private void Codes()
    {
        Once("任务", _plan.Tasks.Select(task => task.Code));
        Once("计数器", _plan.Counters.Select(counter => counter.Code));
        Once("指标", _plan.Targets.SelectMany(target => target.SelfAndParts()).Select(target => target.Code));
        Once("期限", _plan.Deadlines.Select(deadline => deadline.Code));
        Once("机制", _plan.Mechanisms.Select(mechanism => mechanism.Code));
        foreach (var task in _plan.Tasks.Where(task => task.Leads.Except(task.Owners).Any()))
            Fault($"任务 {task.Code}", "leads", "not-an-owner", $"牵头单位“{string.Join("、", task.Leads.Except(task.Owners))}”不在责任单位（owners）中。");
        foreach (var (group, members) in _plan.UnitGroups)
            foreach (var member in members.Where(_plan.UnitGroups.ContainsKey))
                Fault($"单位组 {group}", "unitGroups", "nested", $"“{member}”本身是单位组，请直接写明其成员。");
        if (_plan.Tasks.IsEmpty)
            Fault("计划", "tasks", "missing", "没有任何任务。");
        if (_plan.Counters.Length > Plan.MostCounters)
            Fault("计划", "counters", "too-many", string.Create(CultureInfo.InvariantCulture, $"计数器不得超过 {Plan.MostCounters} 个。"));
    }

    private void Once(string what, IEnumerable<string> codes)
    {
        foreach (var code in codes.Where(code => code.Length > 0).GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key))
            Fault($"{what} {code}", "code", "duplicate-code", "代码重复，同类条目的代码必须唯一。");
    }

    private void Counters()
    {
        foreach (var counter in _plan.Counters)
        {
            var where = $"计数器 {counter.Code}";
            foreach (var code in counter.UnlessFills)
            {
                if (!_counters.TryGetValue(code, out var other))
                    Fault(where, "unlessFills", "unknown-counter", $"计数器“{code}”未定义。");
                else if (other.Kind != counter.Kind)
                    Fault(where, "unlessFills", "kind-differs", $"计数器“{code}”属于另一类记录，两者不会重叠。");
                else if (code == counter.Code || other.UnlessFills.Contains(counter.Code))
                    Fault(where, "unlessFills", "circular", $"与“{code}”互相排除，同一记录将不计入任何一方。");
            }
        }

        foreach (var (first, second) in _plan.Overlaps)
        {
            foreach (var code in new[] { first, second }.Where(code => !_counters.ContainsKey(code)))
                Fault("重叠声明", "", "unknown-counter", $"计数器“{code}”未定义。");
        }
    }

    private void Milestones(Target target)
    {
        if (target.Milestones.IsEmpty)
            return;
        if (target.Counter is null || !(target.Measure is Measure.Count || target.IsPerThousand))
            Fault($"指标 {target.Code}", "milestones", "no-pace", "只有按批次、项次或每千人批次计数的指标才有进度节点。");
        if (target.Milestones.Zip(target.Milestones.Skip(1)).Any(pair => (pair.First.Month, pair.First.Day).CompareTo((pair.Second.Month, pair.Second.Day)) >= 0 || pair.First.Share >= pair.Second.Share))
            Fault($"指标 {target.Code}", "milestones", "not-rising", "进度节点应按日期排列，比例逐个升高（累计值）。");
    }

    private void Target(Target target)
    {
        Milestones(target);
        var where = $"指标 {target.Code}";
        TaskKnown(where, target.Task);
        if (target.Unit.Length > 0 && !Units.Contains(target.Unit))
            Fault(where, "unit", "unknown-unit", $"单位“{target.Unit}”不在可用的单位中：{string.Join('、', Units.Order(StringComparer.Ordinal))}。");
        if (target.Goal < 0)
            Fault(where, "target", "out-of-range", "目标不能为负。");
        if (target.Unit == "%" && target.Goal > 100)
            Fault(where, "target", "out-of-range", "百分数目标不能超过 100。");
        foreach (var year in target.Slices.Keys.Where(year => year < _plan.FirstYear || year > _plan.LastYear))
            Fault(where, "slices", "out-of-range", string.Create(CultureInfo.InvariantCulture, $"{year} 年不在计划期内。"));
        if (target.Population is not null && !target.IsPerThousand)
            Fault(where, "population", "not-used", "只有每千人批次的指标才写明人口。");
        Input(target, where);
        if (!target.Parts.IsEmpty)
            Parts(target, where);
        foreach (var part in target.Parts)
            Target(part);
    }

    private void Input(Target target, string where)
    {
        if (target.External is not null)
        {
            if (target.Counter is not null)
                Fault(where, "counter", "two-inputs", "外部数据指标不能同时指定计数器。");
            return;
        }

        if (target.Measure == Measure.DisposalRate)
        {
            if (target.Counter is not null)
                Fault(where, "counter", "two-inputs", "处置率取自核查处置案件，不能指定计数器。");
            if (target.Unit != "%")
                Fault(where, "unit", "unit-differs", "处置率的单位应为 %。");
            return;
        }

        if (target.Counter is not { } code)
        {
            if (target.Parts.IsEmpty)
                Fault(where, "counter", "missing", "缺少计数器；由外部录入的数据请写 external。");
            return;
        }

        if (!_counters.TryGetValue(code, out var counter))
            Fault(where, "counter", "unknown-counter", $"计数器“{code}”未定义。");
        else if (target.Measure is Measure.Rate or Measure.PassRate && counter.Kind == RecordKind.RapidTest)
            Fault(where, "counter", "rapid-tests-in-rate", $"“{code}”是快检计数器；快检不计入每千人批次和合格率。");
        if (target.Measure == Measure.Rate && !target.IsPerThousand)
            Fault(where, "unit", "unit-differs", "由计数器计算的比率，单位应为 批次/千人。");
        if (target.Measure == Measure.PassRate && target.Unit != "%")
            Fault(where, "unit", "unit-differs", "合格率的单位应为 %。");
        if (target.Measure == Measure.Coverage && target.SitePlaceTypes.IsEmpty)
            Fault(where, "sitePlaceTypes", "missing", "覆盖指标要写明须覆盖的场所类型。");
        if (target.Measure != Measure.Coverage && !target.SitePlaceTypes.IsEmpty)
            Fault(where, "sitePlaceTypes", "not-used", "只有覆盖指标才使用场所类型。");
    }

    private void Parts(Target target, string where)
    {
        if (target.Combine == Combine.All)
        {
            if (target.Parts.Length < 2)
                Fault(where, "parts", "too-few", "“均达到”的指标至少要有两个组成部分。");
            return;
        }

        if (target.Parts.Any(part => part.Unit != target.Unit || part.Measure != target.Measure || part.Counting != target.Counting))
            Fault(where, "parts", "unit-differs", "相加的组成部分必须与总指标的度量、计数方式和单位相同。");
        if (target.Parts.All(part => part.Goal is null))
            return;
        var sum = target.Parts.Sum(part => part.Goal ?? 0m);
        if (target.Goal != sum)
            Fault(where, "parts", "parts-do-not-sum", string.Create(CultureInfo.InvariantCulture, $"各组成部分合计 {sum}，总指标为 {target.Goal?.ToString(CultureInfo.InvariantCulture) ?? "未设定"}，必须相等。"));
    }

    private void Entries()
    {
        foreach (var deadline in _plan.Deadlines)
        {
            var where = $"期限 {deadline.Code}";
            TaskKnown(where, deadline.Task);
            if (!DeadlineKinds.Contains(deadline.Kind))
                Fault(where, "kind", "unknown-word", $"“{deadline.Kind}”不在可用的词中：{string.Join('、', DeadlineKinds.Order(StringComparer.Ordinal))}。");
            if (deadline.Occurrences.IsEmpty)
                Fault(where, "occurrences", "missing", "没有任何日期。");
        }

        foreach (var mechanism in _plan.Mechanisms)
        {
            var where = $"机制 {mechanism.Code}";
            TaskKnown(where, mechanism.Task);
            if (!MechanismKinds.All.ContainsKey(mechanism.Kind))
                Fault(where, "kind", "unknown-word", $"机制类别“{mechanism.Kind}”未知。");
            foreach (var name in mechanism.Assumed.Where(name => !mechanism.Parameters.ContainsKey(name)))
                Fault(where, "assumed", "unknown-parameter", $"没有参数“{name}”。");
            WatchListChecks.Check(mechanism, _faults);
        }
    }

    private void TaskKnown(string where, string number)
    {
        if (number.Length > 0 && !_taskNumbers.Contains(number))
            Fault(where, "task", "unknown-task", $"计划中没有编号为“{number}”的任务。");
    }

    private void Fault(string where, string field, string code, string message) => _faults.Add(new(where, field, code, message));
}
