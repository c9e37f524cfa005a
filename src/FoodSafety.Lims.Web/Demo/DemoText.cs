namespace FoodSafety.Lims.Web.Demo;

/// <summary>The demo's end for people.</summary>
public static class DemoText
{
    public static void Write(TextWriter output, DemoSummary demo)
    {
        output.WriteLine();
        output.WriteLine($"福田区 2023 年，数据时点 {demo.AsOf:yyyy-MM-dd HH:mm}，用时 {demo.ElapsedMs / 1000.0:N1} 秒");
        output.WriteLine($"  快检 {demo.RapidBatches:N0} 批次，覆盖市场 {demo.MarketsCovered}/{demo.Markets}");
        foreach (var cases in demo.Cases)
            output.WriteLine($"  {(cases.Kind == "positive" ? "阳性处置" : "核查处置")}：立案 {cases.Opened:N0}，办结 {cases.Closed:N0}");
        output.WriteLine($"  指标：{demo.Targets} 项中达标 {demo.TargetsMet} 项");
        foreach (var report in demo.Reports)
            output.WriteLine($"  报告：{report}");
        output.WriteLine($"  数据：{demo.DataFolder}");
        output.WriteLine();
        output.WriteLine("接着运行 lims serve（同一数据文件夹），打开 http://localhost:5080 查看。");
    }
}
