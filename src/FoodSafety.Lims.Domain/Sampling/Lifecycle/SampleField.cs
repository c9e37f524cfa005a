using System.Globalization;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Something an action on a sample asks for.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Form">What its value must look like.</param>
public sealed partial record SampleField(string Code, string Name, SampleFieldForm Form = SampleFieldForm.Text)
{
    /// <summary>Most characters of a value.</summary>
    public const int Longest = 500;

    /// <summary>How a day is written.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>The seals are whole.</summary>
    public const string Intact = "intact";

    /// <summary>A seal is broken.</summary>
    public const string Broken = "broken";

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>The instant a value says; null when it says none.</summary>
    public static DateTimeOffset? InstantOf(string value) =>
        DateTimeOffset.TryParseExact(value, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>The day a value says; null when it says none.</summary>
    public static DateOnly? DayOf(string? value) =>
        DateOnly.TryParseExact(value, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The code of a value that is one of few words, also where its Chinese name was written; anything else as it is.</summary>
    public string CodeOf(string value) => Form switch
    {
        SampleFieldForm.SealCondition => value switch { "完好" => Intact, "破损" => Broken, _ => value },
        SampleFieldForm.BackupUse => BackupUse.All.FirstOrDefault(use => use.Name == value).Code ?? value,
        _ => value,
    };

    /// <summary>The seals' condition as free words tell it, e.g. <c>FT-B-1，完好</c>; broken where they tell of both; null where they tell neither.</summary>
    public static string? ConditionIn(string words)
    {
        var whole = Unbroken().Replace(words, "完好");
        return whole.Contains('破') || whole.Contains(Broken, StringComparison.OrdinalIgnoreCase) ? Broken
            : whole.Contains("完好", StringComparison.Ordinal) || whole.Contains("完整", StringComparison.Ordinal) || whole.Contains(Intact, StringComparison.OrdinalIgnoreCase) ? Intact
            : null;
    }

    [GeneratedRegex("(?:未|无|没有|未见|未有)破(?:损|坏)?|unbroken", RegexOptions.IgnoreCase)]
    private static partial Regex Unbroken();

    /// <summary>Why a value will not do, in a sentence for people, or null when it will.</summary>
    /// <param name="value">The value, never blank.</param>
    /// <param name="at">When it is given.</param>
    public string? FaultOf(string value, DateTimeOffset at) => Form switch
    {
        _ when value.Length > Longest => $"{Name}（{Code}）不得超过 {Longest} 字",
        SampleFieldForm.SealCondition when value is not (Intact or Broken) => $"{Name}（{Code}）须为 {Intact}（完好）或 {Broken}（破损）",
        SampleFieldForm.Instant when InstantOf(value) is not { } instant || instant > at
            => $"{Name}（{Code}）须为带时区的时间且不晚于现在，例如 2023-09-18T15:30:00+08:00",
        SampleFieldForm.Day when DayOf(value) is null
            => $"{Name}（{Code}）须为日期，例如 2023-12-31",
        SampleFieldForm.BackupUse when BackupUse.All.All(use => use.Code != value)
            => $"{Name}（{Code}）须为 {string.Join("、", BackupUse.All.Select(use => $"{use.Code}（{use.Name}）"))} 之一",
        _ => null,
    };
}
