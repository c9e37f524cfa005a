using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Disposal.Goods;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>A kind of evidence a case may ask for.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Form">What its value must look like.</param>
/// <param name="Waivable">Whether a recorded reason may stand in its place.</param>
/// <param name="EachTime">Whether a move that needs it wants a new one, whatever was given before.</param>
/// <param name="IsSignature">Whether it is somebody's signature: who does not give it refused (拒签), and whoever says so names who saw it.</param>
public sealed partial record EvidenceKind(
    string Code,
    string Name,
    EvidenceForm Form = EvidenceForm.Text,
    bool Waivable = false,
    bool EachTime = false,
    bool IsSignature = false)
{
    private const string Exact = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    /// <summary>The answers it may have, code and name, where they are not free; a word of the person's own may follow behind a colon.</summary>
    public IReadOnlyList<(string Code, string Name)> Choices { get; init; } = [];

    /// <summary>Why the item is no such evidence, in a sentence for people, or null when it is.</summary>
    public string? FaultOf(EvidenceItem item)
    {
        if (item.Waiver is not null)
            return (Waivable, string.IsNullOrWhiteSpace(item.Waiver)) switch
            {
                (false, _) => $"{Name}（{Code}）不可豁免",
                (true, true) => $"{Name}（{Code}）的豁免须写明理由",
                _ when IsSignature && !Witness().IsMatch(item.Waiver)
                    => $"{Name}（{Code}）：没有签收即为拒签，须写明见证人姓名，例如 拒签，见证人：王五",
                _ => null,
            };

        return Form switch
        {
            EvidenceForm.Text when string.IsNullOrWhiteSpace(item.Value) => $"{Name}（{Code}）不能为空",
            EvidenceForm.Text when Choices.Count > 0 && !Choices.Any(choice => item.Value!.Split(':', '：')[0].Trim() is var given && (given == choice.Code || given == choice.Name))
                => $"{Name}（{Code}）须为其中之一：{string.Join("、", Choices.Select(choice => $"{choice.Code}（{choice.Name}）"))}",
            EvidenceForm.YesNo when item.Value is not ("yes" or "no") => $"{Name}（{Code}）须为 yes 或 no",
            EvidenceForm.Instant when !TryInstant(item.Value, out var instant) || instant > item.At
                => $"{Name}（{Code}）须为带时区的时间且不晚于现在，例如 2023-03-01T08:10:00+08:00",
            EvidenceForm.Kilograms when !Weight.TryRead(item.Value, out _) => $"{Name}（{Code}）须为称出的重量，例如 12.5（千克）或 25斤；条、只、箱须过秤",
            EvidenceForm.DatedNumber when !IsDatedNumber(item.Value) => $"{Name}（{Code}）须写明日期和文号，例如 2023-05-10 福公立字〔2023〕12号",
            EvidenceForm.File when item.FileSha256 is not { Length: 64 } => $"{Name}（{Code}）须上传文件",
            _ => null,
        };
    }

    /// <summary>Whether two values say the same: texts as they are written, times by their instant.</summary>
    public static bool SaysSame(string? one, string? other) =>
        one == other || (TryInstant(one, out var first) && TryInstant(other, out var second) && first == second);

    /// <summary>An instant as evidence writes it, exact; <see cref="TryInstant"/> reads it.</summary>
    public static string Written(DateTimeOffset instant) => instant.ToString(Exact, CultureInfo.InvariantCulture);

    public static bool TryInstant(string? text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text,
        ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", Exact],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out instant) && (text!.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T'));

    private static bool IsDatedNumber(string? text)
    {
        var written = Day().Match(text ?? "");
        return written.Success
            && DateOnly.TryParseExact($"{written.Groups[1].Value}-{written.Groups[2].Value}-{written.Groups[3].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && text!.Remove(written.Index, written.Length).Any(char.IsLetterOrDigit);
    }

    [GeneratedRegex(@"见证人[为是：: ]*\p{L}{2,}")]
    private static partial Regex Witness();

    [GeneratedRegex(@"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")]
    private static partial Regex Day();
}
