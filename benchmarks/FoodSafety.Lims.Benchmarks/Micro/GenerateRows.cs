using BenchmarkDotNet.Attributes;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Micro;

/// <summary>How fast the generator of the test files is: it must never be what an end-to-end run waits for.</summary>
public class GenerateRows
{
    [Params(100_000)]
    public int Rows { get; set; }

    [Params(false, true)]
    public bool IsWide { get; set; }

    [Benchmark]
    public long Generate() => RapidTestFile.Write(Stream.Null, new RapidTestFileOptions { Rows = Rows, IsWide = IsWide }).Accepted;
}
