using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// What confirms a rapid positive: a fresh sample in a laboratory, never another rapid test (食品安全法 art 88(2), 农产品质量安全法 art 51(2)).
/// </summary>
public static class Recheck
{
    // Words that no laboratory's method bears. 分光光度法 and 比色法 are none of them: a rapid kit and a national standard both say so.
    private static readonly string[] Words = ["快检", "快速检测", "速测", "胶体金", "免疫层析", "酶抑制", "检测卡", "试纸"];

    /// <summary>Why evidence about the laboratory's test is refused: <c>rapid-method</c>; null where nothing speaks against it.</summary>
    /// <param name="evidence">What is given.</param>
    /// <param name="rapidMethods">Names and numbers of the rapid methods that are known.</param>
    public static Refusal? RefusalOf(IEnumerable<EvidenceItem> evidence, IEnumerable<string> rapidMethods)
    {
        foreach (var item in evidence)
        {
            if (item.Code != PositiveLifecycle.LabMethod.Code || item.Value is not { Length: > 0 } method)
                continue;
            if (rapidMethods.FirstOrDefault(known => Is(method, known)) is { } rapid || (rapid = Words.FirstOrDefault(word => method.Contains(word, StringComparison.Ordinal))) is not null)
                return new Refusal("rapid-method", $"“{method}”是快速检测方法（{rapid}）：复检不得采用快速检测方法（食品安全法第八十八条第二款），请填写实验室检验方法。", RefusalKind.Unprocessable);
        }

        return null;
    }

    /// <summary>The same name, or one that names the other by its number, e.g. GB/T 5009.199.</summary>
    private static bool Is(string method, string rapid)
    {
        var (written, known) = (Spelling.NameKey(method), Spelling.NameKey(rapid));
        return written == known || (known.Any(char.IsAsciiDigit) && written.Contains(known, StringComparison.Ordinal));
    }
}
