namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>统一社会信用代码 (GB 32100-2015): 18 characters, the last a check by weights 3^i mod 31.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether a code has the right length, the right characters (no I, O, S, V, Z) and the right check character.</summary>
    public static bool IsValid(ReadOnlySpan<char> code)
    {
        if (code.Length != 18)
            return false;
        int sum = 0, weight = 1;
        for (var index = 0; index < 17; index++)
        {
            var value = Alphabet.IndexOf(code[index], StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return code[17] == Alphabet[(31 - sum % 31) % 31];
    }
}
