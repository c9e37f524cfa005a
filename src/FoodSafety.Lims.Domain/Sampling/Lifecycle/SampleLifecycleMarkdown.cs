using System.Text;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>The sample's table as Markdown: the diagram (mermaid), its cells and its fields.</summary>
public static class SampleLifecycleMarkdown
{
    /// <summary>Draws the table; lines end in <c>\n</c>.</summary>
    public static string Draw()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var stage in SampleLifecycle.Stages)
            text.Append($"    state \"{stage.Name}\" as {Id(stage)}\n");
        text.Append($"    [*] --> {Id(SampleLifecycle.Registered)}: {SampleLifecycle.NameOf(SampleEvent.Register)}\n");
        foreach (var move in SampleLifecycle.Table)
            text.Append($"    {Id(move.From)} --> {Id(move.To)}: {move.Action.Name}\n");
        foreach (var stage in SampleLifecycle.Stages.Where(stage => stage.Ends))
            text.Append($"    {Id(stage)} --> [*]\n");

        text.Append("```\n\n| in stage | action | by | to stage | needs | may give | conditions |\n|---|---|---|---|---|---|---|\n");
        foreach (var move in SampleLifecycle.Table)
            text.Append($"| {Cell(move.From.Code, move.From.Name)} | {Cell(move.Action.Code, move.Action.Name)} | {NameOf(move.Action.Side)} | {Cell(move.To.Code, move.To.Name)} | {Fields(move.Needs)} | {Fields(move.Takes)} | {string.Join("<br>", move.Guards.Select(guard => Cell(guard.Code, guard.Name)))} |\n");
        return text.ToString();
    }

    private static string NameOf(SampleSide side) => side switch
    {
        SampleSide.Office => "监管部门",
        SampleSide.Sampler => "抽样单位",
        SampleSide.Approver => "批准人",
        SampleSide.Laboratory => "检验机构",
        _ => throw new ArgumentOutOfRangeException(nameof(side)),
    };

    private static string Fields(IEnumerable<SampleField> fields) => string.Join("<br>", fields.Select(field => Cell(field.Code, field.Name)));

    private static string Cell(string code, string name) => $"`{code}` {name}";

    // Mermaid takes a hyphen in an identifier for part of an arrow.
    private static string Id(SampleStage stage) => stage.Code.Replace('-', '_');
}
