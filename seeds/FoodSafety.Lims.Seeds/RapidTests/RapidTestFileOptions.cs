using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>What a generated rapid-test file (快检日志) shall be like. The same options give the same bytes.</summary>
public sealed record RapidTestFileOptions
{
    /// <summary>Data rows, the header not counted.</summary>
    public required long Rows { get; init; }

    public ulong Seed { get; init; } = 20230101;

    /// <summary>Markets are named by <c>code-M01</c> … and <c>名示例市场01</c> …, as a fresh data folder has them.</summary>
    public string DistrictCode { get; init; } = "440304";

    public string DistrictName { get; init; } = "福田";

    public int Markets { get; init; } = 24;

    public int Year { get; init; } = 2023;

    /// <summary>How many items the samples have, in turn: [1] one each; [1, 2] every second has two.</summary>
    public IReadOnlyList<int> ItemsOfSamples { get; init; } = [1];

    /// <summary>Every twentieth row carries a flaw of <see cref="Flaws"/> in turn (5 %).</summary>
    public bool IsDirty { get; init; }

    public IReadOnlyList<RowFlaw> Flaws { get; init; } = [.. Enum.GetValues<RowFlaw>().Where(flaw => flaw != RowFlaw.None)];

    public FileTextEncoding Encoding { get; init; } = FileTextEncoding.Utf8;

    /// <summary>All columns of the contract instead of the ten a market room fills in.</summary>
    public bool IsWide { get; init; }

    /// <summary>Rows in a fixed disorder instead of by time; a row and the flawed one that refers to it stay together.</summary>
    public bool IsShuffled { get; init; }
}
