using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// What confirms a rapid positive: a fresh sample in a laboratory, never another rapid test (食品安全法 art 88(2), 农产品质量安全法 art 51(2)).
/// </summary>
public static class Recheck
{
    // Words of the kind of method, whatever the maker calls it.
    private static readonly string[] Words = ["快检", "快速检测", "胶体金", "试纸", "检测卡"];

    /// <summary>Why evidence about the laboratory's test is refused: <c>rapid-method</c>; null where nothing speaks against it.</summary>
    /// <param name="evidence">What is given.</param>
    /// <param name="rapidMethods">Names and numbers of the rapid methods that are known.</param>
    public static Refusal? RefusalOf(IEnumerable<EvidenceItem> evidence, IEnumerable<string> rapidMethods)
    {
        foreach (var item in evidence)
        {
            if (item.Code != PositiveLifecycle.LabMethod.Code || item.Value is not { Length: > 0 } method)
                continue;
            var key = Spelling.NameKey(method);
            if (rapidMethods.Concat(Words).Select(known => (Name: known, Key: Spelling.NameKey(known))).FirstOrDefault(known => known.Key.Length > 1 && key.Contains(known.Key, StringComparison.Ordinal)) is { Name: { } rapid })
                return new Refusal("rapid-method", $"“{method}”是快速检测方法（{rapid}）：复检不得采用快速检测方法（食品安全法第八十八条第二款），请填写实验室检验方法。", RefusalKind.Unprocessable);
        }

        return null;
    }
}
