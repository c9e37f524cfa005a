using System.Globalization;
using FoodSafety.Lims.Web.Reference.Exchange;

namespace FoodSafety.Lims.Web.Reference.Doors;

/// <summary>What importing reference data did, in the users' words.</summary>
internal static class ReferenceText
{
    public static void Write(TextWriter output, ReferenceImport import)
    {
        if (import.Changed)
            output.WriteLine($"已导入 {import.Set}。");
        foreach (var change in import.Lists)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {change.List}：{change.Before} → {change.After} 条（新增 {change.Added}，移除 {change.Removed}；改动的条目两边各计一次）"));
        if (import.Counters is { } counters)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {counters.District}：重新统计快检记录 {counters.RapidTests} 条、抽样单 {counters.Samples} 份，{counters.Changed} 项计数有变化，批次合计 {counters.Batches:+0;-0;0}"));
        foreach (var kept in import.Kept)
            output.WriteLine($"  保留 {kept.Code} {kept.Name}（{kept.Kind}）：文件中没有，但已有记录或计划。");
        foreach (var note in import.Notes)
            output.WriteLine(note);
    }

    public static void Write(TextWriter output, ReferenceSetList list)
    {
        foreach (var set in list.Items)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.ImportedAt:yyyy-MM-dd HH:mm}  {set.Name}"));
    }
}
