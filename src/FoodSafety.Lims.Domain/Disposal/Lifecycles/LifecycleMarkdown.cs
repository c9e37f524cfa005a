using System.Text;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>A lifecycle's table as Markdown: the diagram (mermaid), its cells, and what closing asks for.</summary>
public static class LifecycleMarkdown
{
    /// <summary>Draws one lifecycle; lines end in <c>\n</c>.</summary>
    public static string Of(Lifecycle lifecycle)
    {
        var text = new StringBuilder();
        Draw(text, $"{lifecycle.Name} `{lifecycle.Code}`", lifecycle.Moves);
        text.Append("\nClosing (销号) asks for:\n\n| evidence | form | asked for | may be waived with a reason |\n|---|---|---|---|\n");
        foreach (var (kind, condition, _) in lifecycle.Closing)
            text.Append($"| {Cell(kind.Code, kind.Name)} | {FormName(kind.Form)} | {(condition.Length == 0 ? "always" : condition)} | {(kind.Waivable ? "yes" : "no")} |\n");
        if (lifecycle.AfterEnd.Count > 0)
            text.Append("\nAfter the end comes:\n\n| evidence | form | in stage |\n|---|---|---|\n");
        foreach (var (stage, kind) in lifecycle.AfterEnd)
            text.Append($"| {Cell(kind.Code, kind.Name)} | {FormName(kind.Form)} | {Cell(stage.Code, stage.Name)} |\n");
        return text.ToString();
    }

    /// <summary>Draws one procedure of a party.</summary>
    public static string Of(PartyProcedure procedure)
    {
        var text = new StringBuilder();
        Draw(text, $"{procedure.Name} `{procedure.Code}`, of each party of a disposal case", procedure.Moves);
        return text.ToString();
    }

    private static void Draw(StringBuilder text, string title, IReadOnlyList<Move> moves)
    {
        var stages = moves.SelectMany(move => new[] { move.From, move.To }).Distinct().ToList();
        text.Append($"## {title}\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var stage in stages)
            text.Append($"    state \"{stage.Name}\" as {Id(stage)}\n");
        text.Append($"    [*] --> {Id(moves[0].From)}\n");
        foreach (var move in moves)
            text.Append($"    {Id(move.From)} --> {Id(move.To)}: {move.Action.Name}\n");
        foreach (var stage in stages.Where(stage => stage.Ends))
            text.Append($"    {Id(stage)} --> [*]\n");

        text.Append("```\n\n| in stage | action | to stage | needs | condition, effect |\n|---|---|---|---|---|\n");
        foreach (var move in moves)
            text.Append($"| {Cell(move.From.Code, move.From.Name)} | {Cell(move.Action.Code, move.Action.Name)} | {Cell(move.To.Code, move.To.Name)} | {NeedsOf(move)} | {ConditionOf(move)} |\n");
    }

    /// <summary>Chinese name of a form of evidence.</summary>
    public static string FormName(EvidenceForm form) => form switch
    {
        EvidenceForm.Text => "文字",
        EvidenceForm.YesNo => "是否",
        EvidenceForm.Instant => "时间",
        EvidenceForm.Kilograms => "重量（千克）",
        EvidenceForm.File => "文件",
        EvidenceForm.DatedNumber => "日期和文号",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static string NeedsOf(Move move)
    {
        var needs = move.Needs.Select(kind => Cell(kind.Code, kind.Name)).ToList();
        if (move.Closes)
            needs.Add("the whole closing list");
        return string.Join("<br>", needs);
    }

    private static string ConditionOf(Move move) => string.Join("<br>", new[]
    {
        move.Guard is { } guard ? Cell(guard.Code, guard.Name) : null,
        move.Brought.Count > 0 ? $"where the sample is registered or a list is kept brought by the system and not given: {string.Join("、", move.Brought.Select(kind => Cell(kind.Code, kind.Name)))}" : null,
        move.Offers.Count > 0 ? $"may bring {string.Join("、", move.Offers.Select(kind => Cell(kind.Code, kind.Name)))}" : null,
        move.Opens is { } opened ? $"opens a {Lifecycle.Of(opened).Name} case" : null,
    }.OfType<string>());

    private static string Cell(string code, string name) => $"`{code}` {name}";

    // Mermaid takes a hyphen in an identifier for part of an arrow.
    private static string Id(CaseStage stage) => stage.Code.Replace('-', '_');
}
