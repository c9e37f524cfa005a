using System.Globalization;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>The words of the pages in their own language, for the terminal and for reports: both speak Chinese alone.</summary>
internal sealed class ChineseTexts : IStringLocalizer
{
    public static ChineseTexts Instance { get; } = new();

    public LocalizedString this[string name] => new(name, name);

    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, name, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
