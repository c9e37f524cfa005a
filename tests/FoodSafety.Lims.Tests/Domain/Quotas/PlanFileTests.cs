using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>A plan file is refused as a whole, with every fault at once, each naming its entry and field.</summary>
[TestFixture]
public sealed class PlanFileTests
{
    [Test]
    public void The_small_plan_of_these_tests_is_good() => Assert.That(Faults(_ => { }), Is.Empty);

    [TestCase("district", "计划", "district", "missing")]
    [TestCase("targets.0.source", "指标 T-1", "source", "missing-source")]
    [TestCase("targets.0.source.quote", "指标 T-1 · source", "quote", "missing")]
    [TestCase("targets.0.source.line", "指标 T-1 · source", "line", "missing")]
    [TestCase("targets.0.measure", "指标 T-1", "measure", "missing")]
    [TestCase("targets.0.unit", "指标 T-1", "unit", "missing")]
    [TestCase("targets.0.counter", "指标 T-1", "counter", "missing")]
    [TestCase("counters.0.anyOf", "计数器 c-rapid", "anyOf", "missing")]
    [TestCase("counters.0.kind", "计数器 c-rapid", "kind", "missing")]
    public void A_missing_member_is_named(string path, string where, string field, string code) =>
        Assert.That(Faults(plan => Remove(plan, path)), Is.EqualTo(new[] { (where, field, code) }));

    [TestCase("targets.0.counter", "\"c-none\"", "指标 T-1", "counter", "unknown-counter")]
    [TestCase("targets.0.counters", "[]", "指标 T-1", "counters", "unknown-member")]
    [TestCase("targets.0.target", "\"many\"", "指标 T-1", "target", "not-a-number")]
    [TestCase("targets.0.target", "-1", "指标 T-1", "target", "out-of-range")]
    [TestCase("targets.0.unit", "\"吨\"", "指标 T-1", "unit", "unknown-unit")]
    [TestCase("targets.0.comparator", "\"<\"", "指标 T-1", "comparator", "unknown-word")]
    [TestCase("targets.0.task", "\"99\"", "指标 T-1", "task", "unknown-task")]
    [TestCase("targets.0.sitePlaceTypes", "[\"农贸市场\"]", "指标 T-1", "sitePlaceTypes", "not-used")]
    [TestCase("targets.0.milestones", "[{\"by\":\"06-30\",\"share\":50},{\"by\":\"09-30\",\"share\":80}]", null, null, null)]
    [TestCase("targets.0.milestones", "[{\"by\":\"02-29\",\"share\":50}]", "指标 T-1 的进度节点第 1 条", "by", "not-a-date")]
    [TestCase("targets.0.milestones", "[{\"by\":\"06-30\",\"share\":101}]", "指标 T-1 的进度节点第 1 条", "share", "out-of-range")]
    [TestCase("targets.0.milestones", "[{\"by\":\"06-30\",\"share\":50},{\"by\":\"09-30\",\"share\":50}]", "指标 T-1", "milestones", "not-rising")]
    [TestCase("targets.0.milestones", "[{\"by\":\"09-30\",\"share\":50},{\"by\":\"06-30\",\"share\":80}]", "指标 T-1", "milestones", "not-rising")]
    [TestCase("targets.1.code", "\"T-1\"", "指标 T-1", "code", "duplicate-code")]
    [TestCase("targets.1.counter", "\"c-rapid\"", "指标 T-2", "counter", "rapid-tests-in-rate")]
    [TestCase("targets.1.parts", "[]", null, null, null)]
    [TestCase("counters.0.unlessFills", "[\"c-none\"]", "计数器 c-rapid", "unlessFills", "unknown-counter")]
    [TestCase("counters.0.unlessFills", "[\"c-samples\"]", "计数器 c-rapid", "unlessFills", "kind-differs")]
    [TestCase("counters.0.unlessFills", "[\"c-rapid\"]", "计数器 c-rapid", "unlessFills", "circular")]
    [TestCase("counters.0.anyOf", "[{\"foodGroups\":[\"禽\"]}]", "计数器 c-rapid 的筛选第 1 条", "foodGroups", "unknown-group")]
    [TestCase("counters.0.anyOf", "[{\"stage\":[\"生产\"]}]", "计数器 c-rapid 的筛选第 1 条", "stage", "unknown-member")]
    [TestCase("overlaps", "[{\"first\":\"c-rapid\",\"second\":\"c-none\"}]", "重叠声明", "", "unknown-counter")]
    [TestCase("year", "2023.5", "计划", "year", "out-of-range")]
    [TestCase("remark", "\"\"", "计划", "remark", "unknown-member")]
    public void A_wrong_member_is_named(string path, string json, string? where, string? field, string? code)
    {
        var expected = where is null ? Array.Empty<(string, string, string)>() : [(where, field!, code!)];
        Assert.That(Faults(plan => Set(plan, path, json)), Is.EqualTo(expected));
    }

    [Test]
    public void All_faults_come_at_once()
    {
        var faults = Faults(plan =>
        {
            Remove(plan, "district");
            Set(plan, "targets.0.counter", "\"c-none\"");
            Remove(plan, "targets.1.source");
            Set(plan, "counters.1.extra", "1");
        });
        Assert.That(faults.Select(fault => fault.Code), Is.EquivalentTo(new[] { "missing", "unknown-counter", "missing-source", "unknown-member" }));
    }

    [Test]
    public void The_refusal_lists_every_fault_for_people()
    {
        var refusal = PlanFile.Read(Encoding.UTF8.GetBytes("{ \"district\": 5 }")).ToOutcome().Refusal!;
        Assert.That(refusal.Code, Is.EqualTo("reference-malformed"));
        Assert.That(refusal.Message, Does.Contain("district").And.Contain("此处应为文字").And.Contain("没有任何任务"));
    }

    // FT 57: 86,399 handed down to the streets is not 86,400.
    [TestCase(50_000, 36_399, "parts-do-not-sum")]
    [TestCase(50_000, 36_400, null)]
    public void Shares_must_add_up_to_the_whole(int first, int second, string? code)
    {
        var faults = Faults(plan =>
        {
            Set(plan, "targets.0.target", "86400");
            Set(plan, "targets.0.combine", "\"sum\"");
            Set(plan, "targets.0.parts", $"[{Share("T-1-a", first)},{Share("T-1-b", second)}]");
        });
        Assert.That(faults.Select(fault => fault.Code), Is.EqualTo(code is null ? Array.Empty<string>() : [code]));
    }

    [Test]
    public void A_member_written_twice_is_refused()
    {
        var reading = PlanFile.Read(Encoding.UTF8.GetBytes(Small.Replace("\"district\":", "\"district\": \"Y\", \"district\":", StringComparison.Ordinal)));
        Assert.That(reading.Faults.Single().Code, Is.EqualTo("duplicate-member"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{ \"district\": ")]
    [TestCase("district: X")]
    [TestCase("null")]
    public void What_is_no_json_object_is_refused_and_never_thrown(string text) =>
        Assert.That(PlanFile.Read(Encoding.UTF8.GetBytes(text)).Faults, Is.Not.Empty);

    [Test]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.That(PlanFile.Read(Encoding.UTF8.GetBytes("\uFEFF" + Small)).Faults, Is.Empty);

    private const string Small =
        """
        {
          "district": "X", "name": "示例区", "title": "示例", "year": 2023, "foodGroups": { "肉": ["畜禽肉及副产品"] },
          "tasks": [ { "code": "X-T1", "number": "1", "heading": "", "source": { "seed": "x.txt", "line": 1, "quote": "任务" }, "owners": [] } ],
          "counters": [ { "code": "c-rapid", "title": "快检", "kind": "rapid-tests", "anyOf": [{ "foodGroups": ["肉"] }] },
                        { "code": "c-samples", "title": "抽检", "kind": "samples", "countedAt": "tested", "anyOf": [{}] } ],
          "targets": [ { "code": "T-1", "task": "1", "title": "快检", "source": { "seed": "x.txt", "line": 1, "quote": "任务" }, "measure": "count", "unit": "批次", "target": 5, "counter": "c-rapid" },
                       { "code": "T-2", "task": "1", "title": "抽检", "source": { "seed": "x.txt", "line": 1, "quote": "任务" }, "measure": "rate", "unit": "批次/千人", "target": 1, "counter": "c-samples" } ]
        }
        """;

    private static string Share(string code, int target) =>
        $$"""{ "code": "{{code}}", "title": "街道", "source": { "seed": "x.txt", "line": 1, "quote": "任务" }, "measure": "count", "unit": "批次", "target": {{target}}, "counter": "c-rapid" }""";

    private static (string Where, string Field, string Code)[] Faults(Action<JsonNode> change)
    {
        var plan = JsonNode.Parse(Small)!;
        change(plan);
        return [.. PlanFile.Read(Encoding.UTF8.GetBytes(plan.ToJsonString())).Faults.Select(fault => (fault.Where, fault.Field, fault.Code))];
    }

    private static void Remove(JsonNode plan, string path)
    {
        var (parent, last) = Walk(plan, path);
        parent.AsObject().Remove(last);
    }

    private static void Set(JsonNode plan, string path, string json)
    {
        var (parent, last) = Walk(plan, path);
        parent.AsObject()[last] = JsonNode.Parse(json);
    }

    private static (JsonNode Parent, string Last) Walk(JsonNode node, string path)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        return (node, steps[^1]);
    }
}
