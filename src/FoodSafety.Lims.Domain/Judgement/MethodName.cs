namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>Names of test methods (检验依据) as they are compared: by the number of their standard with its year.</summary>
public static class MethodName
{
    /// <summary>
    /// Whether a standard covers a method as written: itself and its numbered procedures (GB 23200.113-2018 第二法), not another standard whose
    /// number begins alike (GB 5009.1, GB 5009.12), and not another year.
    /// </summary>
    /// <param name="standard">E.g. GB 23200.113-2018.</param>
    /// <param name="method">检验依据 as written; null when not given, which nothing covers.</param>
    public static bool Covers(string standard, string? method)
    {
        var (wanted, given) = (Spelling.NameKey(standard), Spelling.NameKey(method ?? ""));
        return given.StartsWith(wanted, StringComparison.Ordinal)
            && (given.Length == wanted.Length || !(char.IsAsciiLetterOrDigit(given[wanted.Length]) || given[wanted.Length] is '.' or '-'));
    }
}
