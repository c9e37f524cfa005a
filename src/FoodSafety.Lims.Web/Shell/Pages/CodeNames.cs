using System.Globalization;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Shell.Pages;

/// <summary>Names that tables of the domain give in Chinese alone: in English the stable code is read as words.</summary>
public static class CodeNames
{
    /// <param name="texts">The words of the pages.</param>
    /// <param name="code">Stable code, e.g. <c>record-repeat-positive</c> or <c>tested_at</c>.</param>
    /// <param name="chinese">The name beside it.</param>
    public static string Name(this IStringLocalizer<Texts> texts, string code, string chinese) =>
        CultureInfo.CurrentUICulture.Name == PagesSetup.English && code.Length > 0
            ? char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ').Replace('_', ' ')
            : chinese;
}
