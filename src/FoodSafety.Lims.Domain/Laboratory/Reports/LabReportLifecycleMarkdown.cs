using System.Text;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>The report's table as Markdown: the diagram (mermaid), its cells and its fields.</summary>
public static class LabReportLifecycleMarkdown
{
    /// <summary>Draws the table; lines end in <c>\n</c>.</summary>
    public static string Draw()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var stage in LabReportLifecycle.Stages)
            text.Append($"    state \"{stage.Name}\" as {stage.Code}\n");
        text.Append($"    [*] --> {LabReportLifecycle.Drafting.Code}: {LabReportLifecycle.NameOf(LabReportEvent.Draft)}\n");
        foreach (var move in LabReportLifecycle.Table)
            text.Append($"    {move.From.Code} --> {move.To.Code}: {move.Action.Name}\n");
        foreach (var stage in LabReportLifecycle.Stages.Where(stage => stage.Ends))
            text.Append($"    {stage.Code} --> [*]\n");

        text.Append("```\n\n| in stage | action | by | to stage | needs | may give | conditions |\n|---|---|---|---|---|---|---|\n");
        foreach (var move in LabReportLifecycle.Table)
            text.Append($"| {Cell(move.From.Code, move.From.Name)} | {Cell(move.Action.Code, move.Action.Name)} | {NameOf(move.Action.Side)} | {Cell(move.To.Code, move.To.Name)} | {Fields(move.Needs)} | {Fields(move.Takes)} | {string.Join("<br>", move.Guards.Select(guard => Cell(guard.Code, guard.Name)))} |\n");
        return text.ToString();
    }

    private static string NameOf(LabReportSide side) => side switch
    {
        LabReportSide.Laboratory => "检验机构",
        LabReportSide.Office => "监管部门",
        LabReportSide.NextEdition => "随新版签发",
        _ => throw new ArgumentOutOfRangeException(nameof(side)),
    };

    private static string Fields(IEnumerable<LabReportField> fields) => string.Join("<br>", fields.Select(field => Cell(field.Code, field.Name)));

    private static string Cell(string code, string name) => $"`{code}` {name}";
}
