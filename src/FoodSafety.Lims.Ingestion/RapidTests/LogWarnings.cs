using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using C = FoodSafety.Lims.Ingestion.Columns.RapidTestColumns;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What people should know of rows that are accepted.</summary>
internal sealed class LogWarnings(LogCells cells, RapidTestWords meanings)
{
    // One warning a word: a log repeats its foods thousands of times.
    private readonly HashSet<int> _foods = [];
    private readonly HashSet<int> _items = [];
    private readonly HashSet<int> _provenances = [];

    public void Warn(RapidTestChunk chunk, in RapidTestRow row, PlatformWords platform)
    {
        if (row.VerdictDiffers)
            cells.Warning(chunk, C.Outcome, FaultCodes.VerdictDiffers,
                $"填报为{Word(row.ReportedOutcome)}，按检测值和方法阈值应为{Word(row.Outcome == row.ReportedOutcome ? RapidOutcome.Negative : row.Outcome)}；两者均已保存，从严按{Word(row.Outcome)}处理。");
        if (row.Category == Words.None && _foods.Add(row.Food))
            cells.Warning(chunk, C.Food, FaultCodes.UnmappedFood, "不在食品目录中：本行照常保存，但不计入按食品类别统计的指标；请补充目录或填写食品类别（同名只提示一次）。");
        if (!meanings.IsKnownItem[row.Item] && _items.Add(row.Item))
            cells.Warning(chunk, C.TestItem, FaultCodes.UnmappedItem, "不在检验项目目录中：本行照常保存；请补充目录（同名只提示一次）。");
        if (platform.Profile is { ProvenanceCodes.Count: > 0 } profile && meanings.All.Number(cells[C.Provenance]) is >= 0 and var word
            && platform.Provenances[word].IsUnknownCode && _provenances.Add(word))
            cells.Warning(chunk, C.Provenance, FaultCodes.UnmappedProvenance,
                $"不是来源平台“{profile.Name}”（{profile.Code}）已知的来源代码（已知：{SourceProfile.Listed(profile.ProvenanceCodes)}）：本行照常保存，来源按原样保留（同一代码只提示一次）。");
    }

    private static string Word(RapidOutcome outcome) => outcome switch
    {
        RapidOutcome.Negative => "阴性",
        RapidOutcome.Positive => "阳性",
        RapidOutcome.Suspect => "可疑",
        _ => "无效",
    };
}
