namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>One batch that was found non-compliant, however many of its items were.</summary>
/// <param name="SampleNo">抽样单编号: what makes two records one batch.</param>
/// <param name="Producer">标称生产企业 as written.</param>
/// <param name="On">Local day of sampling; of an inbound finding the day of its bulletin.</param>
public sealed record NonCompliantBatch(string SampleNo, string? Producer, DateOnly On);
