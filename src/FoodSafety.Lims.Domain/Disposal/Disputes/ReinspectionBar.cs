using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>What the records of a sample say against a re-examination: SAMR Order 15 art 31 (from memory).</summary>
/// <param name="IsMicrobiological">Whether everything that failed is microbiological.</param>
/// <param name="BackupExpired">Whether the backup's shelf life is over.</param>
/// <param name="BackupGone">Whether the backup was given away, sold or destroyed.</param>
/// <param name="HasRecheck">Whether a re-examination's result was there when the party applied.</param>
public sealed record ReinspectionBar(bool IsMicrobiological, bool BackupExpired, bool BackupGone, bool HasRecheck)
{
    /// <summary>The code of the ground on which an application must be refused; null where nothing speaks against it.</summary>
    public string? Ground =>
        IsMicrobiological ? "microbiological"
        : HasRecheck ? "already-reinspected"
        : BackupGone ? "backup-unusable"
        : BackupExpired ? "backup-expired"
        : null;

    /// <summary>Refused with <c>reinspection-barred</c>, by the ground's name; null where nothing speaks against it.</summary>
    /// <param name="number">The case.</param>
    public Refusal? RefusalOf(string number) => Ground is { } ground
        ? new Refusal("reinspection-barred", $"案件 {number}：不得受理复检：{ReinspectionTable.RefusalGround.Choices.Single(choice => choice.Code == ground).Name}（{ground}，食品安全抽样检验管理办法第三十一条）；请{ReinspectionTable.Refuse.Name}（{ReinspectionTable.Refuse.Code}）。")
        : null;
}
