namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>One row of the completion table.</summary>
/// <param name="Depth">0 for a target of the plan, 1 for a part of one.</param>
/// <param name="Serial">1, 2, …; （1）, （2）, … for parts.</param>
/// <param name="Task">The task's number as printed; empty for parts.</param>
/// <param name="Gained">What the period itself brought; null where the period is the whole year.</param>
/// <param name="Figure">What was reached and what is asked for, e.g. 86,400 / 86,400 or 37 / 未设定.</param>
/// <param name="Share">Of the target, in per cent; a dash where the figure is a percentage itself or there is no target.</param>
/// <param name="Status">达标, 未达标, 未设定 or 不适用.</param>
/// <param name="Lacking">What is lacking, e.g. 差1; empty where nothing is.</param>
/// <param name="Quote">The words that set the target; empty for a part where they stand in the row above.</param>
/// <param name="Notes">Numbers, from 1, of the report's remarks on it.</param>
public sealed record CompletionLine(
    int Depth,
    string Serial,
    string Task,
    string Title,
    string Unit,
    string? Gained,
    string Figure,
    string Share,
    string Status,
    string Lacking,
    string Owners,
    string Quote,
    IReadOnlyList<int> Notes);
