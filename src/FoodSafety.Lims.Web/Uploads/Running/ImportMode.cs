using System.Globalization;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What bad rows do to the rest of the file.</summary>
/// <param name="Text">valid-rows | all-or-nothing | max-bad:N%</param>
/// <param name="MostBadRate">Share of bad rows, 0–1, above which the whole file is refused; null = good rows are always kept.</param>
public sealed record ImportMode(string Text, decimal? MostBadRate)
{
    public static readonly ImportMode ValidRows = new("valid-rows", null);

    public static readonly ImportMode AllOrNothing = new("all-or-nothing", 0);

    public static Outcome<ImportMode> Parse(string? text)
    {
        switch (text)
        {
            case null or "" or "valid-rows":
                return ValidRows;
            case "all-or-nothing":
                return AllOrNothing;
        }
        if (text.StartsWith("max-bad:", StringComparison.Ordinal) && text.EndsWith('%')
            && decimal.TryParse(text.AsSpan(8, text.Length - 9), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100)
            return new ImportMode(text, percent / 100);
        return new Refusal("unknown-mode", $"“{text}”不是导入方式，请用 valid-rows、all-or-nothing 或 max-bad:N%（N 为 0–100）。", RefusalKind.Invalid);
    }
}
