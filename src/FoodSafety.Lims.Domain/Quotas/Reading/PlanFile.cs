using System.Collections.Immutable;
using System.Text.Json;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A district's plan as a JSON file. Its shape is described beside the files, in seeds/districts/README.md.</summary>
public static class PlanFile
{
    /// <summary>
    /// Reads a plan (UTF-8, with or without a byte order mark). Unknown members, unknown words, duplicate codes, counters that do not exist,
    /// parts that do not add up and statements without a source are refused, all of them at once, each naming its entry and field.
    /// </summary>
    public static Reading<Plan> Read(ReadOnlyMemory<byte> utf8) => Reading<Plan>.OfFile(utf8, "计划", (root, faults) =>
    {
        var plan = ReadPlan(root);
        PlanChecks.Check(plan, faults);
        return () => plan.In(plan.Year).Value;
    });

    private static Plan ReadPlan(JsonEntry root)
    {
        var groups = Groups(root.Entry("foodGroups"));
        var year = (int)root.Whole("year", 2000, 2100);
        return new Plan
        {
            District = root.Text("district"),
            Name = root.Text("name"),
            Title = root.Text("title"),
            Year = year,
            FirstYear = year,
            LastYear = root.Has("throughYear") ? (int)root.Whole("throughYear", year, 2100) : year,
            UnitGroups = UnitGroups(root.Entry("unitGroups")),
            Tasks = [.. root.Entries("tasks", "任务").Select(TaskOf)],
            Counters = [.. root.Entries("counters", "计数器").Select(entry => CounterOf(entry, groups))],
            Targets = [.. root.Entries("targets", "指标").Select(TargetEntry.Read)],
            Overlaps = [.. root.Entries("overlaps", "重叠声明").Select(OverlapOf)],
            Deadlines = [.. root.Entries("deadlines", "期限").Select(DeadlineOf)],
            Mechanisms = [.. root.Entries("mechanisms", "机制").Select(MechanismOf)],
        };
    }

    internal static Source SourceOf(JsonEntry owner)
    {
        if (owner.Entry("source") is not { } entry)
        {
            owner.Fault("source", "missing-source", "缺少出处，请写明文件、行号和原文。");
            return new Source("", 1, "");
        }

        var source = new Source(entry.Text("seed"), (int)entry.Whole("line", 1, 100_000), entry.Text("quote"));
        entry.Close();
        return source;
    }

    private static Dictionary<string, ImmutableArray<string>> Groups(JsonEntry? entry)
    {
        var groups = new Dictionary<string, ImmutableArray<string>>();
        if (entry is null)
            return groups;
        foreach (var (name, _) in entry.Members())
        {
            groups[name] = entry.Texts(name);
            if (groups[name].IsEmpty)
                entry.Fault(name, "empty", "食品组没有任何类别。");
        }

        return groups;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> UnitGroups(JsonEntry? entry)
    {
        var groups = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (name, _) in entry?.Members() ?? [])
        {
            groups[name] = entry!.Texts(name);
            if (groups[name].IsEmpty)
                entry.Fault(name, "empty", "单位组没有任何成员。");
        }

        return groups.ToImmutable();
    }

    private static PlanTask TaskOf(JsonEntry entry)
    {
        var task = new PlanTask(
            entry.Text("code"),
            entry.TextOrNull("number") ?? "",
            entry.TextOrNull("heading") ?? "",
            SourceOf(entry),
            entry.Texts("owners"),
            entry.Texts("supporters"),
            entry.Texts("leads"));
        entry.Close();
        return task;
    }

    private static Counter CounterOf(JsonEntry entry, Dictionary<string, ImmutableArray<string>> groups)
    {
        var code = entry.Text("code");
        entry.Where = $"计数器 {code}";
        var filters = entry.Entries("anyOf", $"计数器 {code} 的筛选").Select(filter => FilterOf(filter, groups)).ToImmutableArray();
        if (filters.IsEmpty)
            entry.Fault("anyOf", "missing", "至少要有一组筛选条件；不筛选时写 [{}]。");
        var counter = new Counter
        {
            Code = code,
            Title = entry.Text("title"),
            Kind = entry.RequiredWord<RecordKind>("kind", QuotaWords.Word),
            CountedAt = entry.Word("countedAt", CountedAt.Reported, QuotaWords.Word),
            AnyOf = filters,
            UnlessFills = entry.Texts("unlessFills"),
            Note = entry.TextOrNull("note"),
        };
        entry.Close();
        return counter;
    }

    private static CounterFilter FilterOf(JsonEntry entry, Dictionary<string, ImmutableArray<string>> groups)
    {
        var except = FactLists.Empty;
        if (entry.Entry("except") is { } exceptEntry)
        {
            except = ListsOf(exceptEntry, groups);
            exceptEntry.Close();
        }

        var filter = new CounterFilter(ListsOf(entry, groups), except);
        entry.Close();
        return filter;
    }

    private static FactLists ListsOf(JsonEntry entry, Dictionary<string, ImmutableArray<string>> groups)
    {
        var categories = entry.Texts("foodCategories").ToList();
        foreach (var group in entry.Texts("foodGroups"))
        {
            if (groups.TryGetValue(group, out var members))
                categories.AddRange(members.Except(categories));
            else
                entry.Fault("foodGroups", "unknown-group", $"食品组“{group}”未在 foodGroups 中定义。");
        }

        return new FactLists
        {
            PlaceTypes = entry.Texts("placeTypes"),
            Sites = entry.Texts("sites"),
            Stages = entry.Texts("stages"),
            FoodCategories = [.. categories],
            MethodClasses = entry.Texts("methodClasses"),
            Programmes = entry.Texts("programmes"),
            ProgrammeSources = entry.Texts("programmeSources"),
            Selections = entry.Texts("selections"),
            Organisers = entry.Texts("organisers"),
            Owners = entry.Texts("owners"),
        };
    }

    private static (string First, string Second) OverlapOf(JsonEntry entry)
    {
        var pair = (entry.Text("first"), entry.Text("second"));
        entry.Close();
        return pair;
    }

    private static Deadline DeadlineOf(JsonEntry entry)
    {
        var code = entry.Text("code");
        entry.Where = $"期限 {code}";
        var deadline = new Deadline(
            code,
            entry.Text("task"),
            SourceOf(entry),
            entry.Text("kind"),
            entry.Text("title"),
            entry.Texts("owners"),
            [.. entry.Entries("occurrences", $"期限 {code} 的日期").Select(OccurrenceOf)],
            entry.Flag("assumed"),
            entry.TextOrNull("note"));
        entry.Close();
        return deadline;
    }

    private static DeadlineOccurrence OccurrenceOf(JsonEntry entry)
    {
        var occurrence = new DeadlineOccurrence(entry.DateOrNull("from"), entry.Date("due"));
        if (occurrence.FromOn > occurrence.DueOn)
            entry.Fault("from", "out-of-range", "开始日期晚于截止日期。");
        entry.Close();
        return occurrence;
    }

    private static Mechanism MechanismOf(JsonEntry entry)
    {
        var code = entry.Text("code");
        entry.Where = $"机制 {code}";
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (entry.Entry("parameters") is { } values)
        {
            foreach (var (name, value) in values.Members())
            {
                parameters[name] = value.ValueKind switch
                {
                    JsonValueKind.String => [value.GetString()!],
                    JsonValueKind.Number => [value.GetRawText()],
                    JsonValueKind.Array => values.Texts(name),
                    _ => [],
                };
                if (parameters[name].IsEmpty)
                    values.Fault(name, "empty", "参数应为文字、数字或非空的文字列表。");
            }
        }

        var mechanism = new Mechanism(
            code,
            entry.Text("task"),
            SourceOf(entry),
            entry.Text("kind"),
            entry.Text("title"),
            entry.Texts("owners"),
            parameters.ToImmutable(),
            entry.Texts("assumed"));
        entry.Close();
        return mechanism;
    }
}
