using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>The spellings of one company's name made one, so that its findings are counted together.</summary>
public static class CompanyName
{
    /// <summary>Legal forms that registers write behind a name and forms leave out (FT 25: with and without 个体工商户).</summary>
    private static readonly string[] LegalForms =
        ["(个体工商户)", "(个体户)", "(个人独资)", "(普通合伙)", "(有限合伙)", "(特殊普通合伙)", "(委托方)", "(受委托方)", "(委托商)", "(被委托商)", "(委托单位)", "(受委托单位)"];

    /// <summary>
    /// What two names are compared by: folded as <see cref="Spelling.NameKey"/>, without the legal form, without brackets (广东（佛山） is 广东佛山).
    /// Empty for no name (<c>/</c>, blank). Never shown.
    /// </summary>
    public static string Key(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "";
        var key = Spelling.NameKey(name);
        foreach (var form in LegalForms)
            key = key.Replace(form, "", StringComparison.Ordinal);
        key = key.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return key is "/" or "-" or "--" or "—" or "——" or "无" ? "" : key;
    }
}
