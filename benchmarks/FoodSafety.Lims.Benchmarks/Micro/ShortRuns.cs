using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FoodSafety.Lims.Benchmarks.Micro;

/// <summary>
/// In-process runs of a few iterations: BenchmarkDotNet 0.14 generates projects for the frameworks it knows, and .NET 10
/// came after it.
/// </summary>
internal static class ShortRuns
{
    public static IConfig Instance { get; } = DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default);
}
