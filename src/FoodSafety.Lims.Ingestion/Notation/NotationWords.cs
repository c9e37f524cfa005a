namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>The words and signs of results and limits, longest first, in folded spelling.</summary>
internal static class NotationWords
{
    internal enum Comparison
    {
        None,
        AtMost,
        Below,
        AtLeast,
        Above,
    }

    internal static readonly string[] NotDetected =
    [
        "低于方法检出限", "小于方法检出限", "低于检出限", "小于检出限", "低于定量限", "小于定量限", "<检出限", "<定量限", "<LOD", "<LOQ", "<MDL",
        "未检测出", "未检出", "未测出", "阴性", "N.D.", "N.D", "ND",
    ];

    internal static readonly string[] Detected = ["检出", "阳性"];

    internal static readonly string[] Conforming = ["符合要求", "符合规定", "符合标准", "符合商业无菌", "商业无菌", "符合", "合格"];

    internal static readonly string[] NonConforming =
    [
        "不符合商业无菌要求", "不符合商业无菌", "非商业无菌", "不符合标准要求", "不符合要求", "不符合规定", "不符合标准", "不符合", "不合格",
    ];

    internal static readonly string[] ZeroTolerance =
    [
        "不得检出", "不得使用", "不得添加", "不得含有", "不应检出", "不可检出", "不可使用", "不应使用", "不应添加", "不允许使用", "不允许添加",
        "禁止使用", "禁止添加", "禁用", "未检出", "阴性",
    ];

    internal static readonly string[] Requirements =
        ["商业无菌", "符合商业无菌", "符合要求", "符合规定", "应符合要求", "应符合规定", "应符合标准要求", "应符合商业无菌", "符合商业无菌要求", "应符合商业无菌要求", "合格", "符合", "正常"];

    internal static readonly string[] QuantitationLimits = ["方法定量限", "定量限", "测定低限", "报告限", "LOQ"];

    internal static readonly string[] DetectionLimits = ["方法检出限", "最低检出限", "最低检出浓度", "检出限", "LOD", "MDL"];

    private static readonly (string Sign, Comparison Meaning)[] Comparisons =
    [
        ("小于或等于", Comparison.AtMost), ("大于或等于", Comparison.AtLeast), ("小于等于", Comparison.AtMost), ("大于等于", Comparison.AtLeast),
        ("不得超过", Comparison.AtMost), ("不得低于", Comparison.AtLeast), ("不得少于", Comparison.AtLeast), ("不得大于", Comparison.AtMost),
        ("不大于", Comparison.AtMost), ("不超过", Comparison.AtMost), ("不高于", Comparison.AtMost), ("不多于", Comparison.AtMost),
        ("不小于", Comparison.AtLeast), ("不低于", Comparison.AtLeast), ("不少于", Comparison.AtLeast),
        ("小于", Comparison.Below), ("低于", Comparison.Below), ("大于", Comparison.Above), ("高于", Comparison.Above), ("超过", Comparison.Above),
        ("<=", Comparison.AtMost), ("=<", Comparison.AtMost), (">=", Comparison.AtLeast), ("=>", Comparison.AtLeast),
        ("≤", Comparison.AtMost), ("≦", Comparison.AtMost), ("⩽", Comparison.AtMost), ("≥", Comparison.AtLeast), ("≧", Comparison.AtLeast), ("⩾", Comparison.AtLeast),
        ("<", Comparison.Below), ("〈", Comparison.Below), (">", Comparison.Above), ("〉", Comparison.Above),
    ];

    /// <summary>
    /// Reads a run of comparison signs; the same sign written twice (≤≤) is one. False when two signs contradict each other.
    /// </summary>
    internal static bool TryReadComparison(string text, ref int at, out Comparison comparison)
    {
        comparison = Comparison.None;
        while (true)
        {
            var start = at;
            foreach (var (sign, meaning) in Comparisons)
            {
                if (!StartsWith(text, at, sign))
                    continue;
                if (comparison != Comparison.None && comparison != meaning)
                    return false;
                comparison = meaning;
                at += sign.Length;
                break;
            }

            while (at < text.Length && text[at] == ' ')
                at++;
            if (at == start)
                return true;
        }
    }

    /// <summary>The first of the words that stands at this place, Latin letters in either case.</summary>
    internal static string? Find(string[] words, string text, int at) =>
        Array.Find(words, word => StartsWith(text, at, word)
            && !(char.IsAsciiLetter(word[^1]) && at + word.Length < text.Length && char.IsAsciiLetter(text[at + word.Length])));

    private static bool StartsWith(string text, int at, string word) =>
        at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
