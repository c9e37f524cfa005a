using System.Globalization;
using FoodSafety.Lims.Domain.Sampling;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Samples.Pages;

/// <summary>The words of the pages of stored rows for the stable codes.</summary>
public static class SampleWords
{
    public static LocalizedString Outcome(this IStringLocalizer texts, string outcome) => outcome switch
    {
        "negative" => texts["阴性"],
        "positive" => texts["阳性"],
        "suspect" => texts["可疑"],
        "invalid" => texts["无效"],
        "compliant" => texts["合格"],
        "non-compliant" => texts["不合格"],
        _ => new LocalizedString(outcome, outcome),
    };

    public static LocalizedString Outcome(this IStringLocalizer texts, RapidOutcome outcome) => texts.Outcome(outcome.ToString().ToLowerInvariant());

    public static LocalizedString Relation(this IStringLocalizer texts, string relation) => relation switch
    {
        "first" => texts["初测"],
        "repeat" => texts["复测"],
        _ => texts["其他项目"],
    };

    /// <summary>Colour of the outcome, as in lims.css.</summary>
    public static string Tone(string outcome) => outcome switch
    {
        "positive" or "non-compliant" => "late",
        "suspect" => "open",
        "negative" or "compliant" => "met",
        _ => "none",
    };

    public static string Tone(RapidOutcome outcome) => Tone(outcome.ToString().ToLowerInvariant());

    /// <summary>Colour of a stage of a sample's way.</summary>
    public static string StageTone(string stage) => SampleLifecycle.FindStage(stage) switch
    {
        { } voided when voided == SampleLifecycle.Voided => "none",
        { } refused when refused == SampleLifecycle.Refused => "late",
        { } done when done.Ends || done == SampleLifecycle.Reported => "met",
        _ => "open",
    };

    /// <summary>When a test was, as precisely as it is known.</summary>
    public static string When(DateTimeOffset local, string precision) =>
        local.ToString(precision switch { "day" => "yyyy-MM-dd", "minute" => "yyyy-MM-dd HH:mm", _ => "yyyy-MM-dd HH:mm:ss" }, CultureInfo.InvariantCulture);

    public static string When(DateTimeOffset local, TimePrecision precision) => When(local, precision.ToString().ToLowerInvariant());
}
