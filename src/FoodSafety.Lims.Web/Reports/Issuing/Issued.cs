using FoodSafety.Lims.Documents;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>What <see cref="IssueReport"/> answers.</summary>
/// <param name="IsNew">Whether it was issued now; otherwise the data had not moved since it was.</param>
/// <param name="Uncovered">Characters that no shipped font has: they are drawn as boxes with their code and must be named to people.</param>
public sealed record Issued(IssuedReport Report, bool IsNew, IReadOnlyList<UncoveredCharacter> Uncovered)
{
    /// <summary>The sentence about uncovered characters; null when there are none.</summary>
    public string? Warning => Uncovered.Count == 0
        ? null
        : $"报表 {Report.Number} 中有字体未收录的字符，已按编码方框印出：{string.Join("; ", Uncovered)}。";
}
