namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>One stage of the way and who reached it.</summary>
/// <param name="Code">sampled | tested | assessed | non-compliant | disposed | controlled | closed</param>
/// <param name="Name">抽, 检, 研, 不合格, 处, 控, 销号.</param>
/// <param name="Reached">Samples that reached it; never more than of the stage before.</param>
/// <param name="Median">Days from the stage before, of those that reached it: half took no longer. Null where none did.</param>
/// <param name="P90">Days within which nine in ten came.</param>
public sealed record LoopStage(string Code, string Name, int Reached, int? Median, int? P90);
