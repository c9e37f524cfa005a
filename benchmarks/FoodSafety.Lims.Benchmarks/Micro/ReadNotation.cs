using BenchmarkDotNet.Attributes;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Benchmarks.Micro;

/// <summary>Results and limits as public bulletins write them, one operation a piece.</summary>
public class ReadNotation
{
    private static readonly string[] Results =
        ["0.061mg/kg", "未检出", "1.04x10³CFU/g", "11,675 μg/kg", "<0.02", "未检出（定量限：5mg/100g）", "0.0926g/kg", "45；1.0×10²；1.6×10²；1.1×10²；70CFU/g"];

    private static readonly string[] Limits =
        ["≤0.02mg/kg", "不得检出", "10~12%vol", "18.0±1.0%vol", "n=5,c=2,m=50,M=10²CFU/g", "≤≤100mg/kg", "不得使用", "≤100μg/kg,"];

    [Benchmark(OperationsPerInvoke = 8)]
    public int ParseResults()
    {
        var understood = 0;
        foreach (var text in Results)
            understood += ResultNotation.Parse(text).TryGet(out _, out _) ? 1 : 0;
        return understood;
    }

    [Benchmark(OperationsPerInvoke = 8)]
    public int ParseLimits()
    {
        var understood = 0;
        foreach (var text in Limits)
            understood += LimitNotation.Parse(text).TryGet(out _, out _) ? 1 : 0;
        return understood;
    }
}
