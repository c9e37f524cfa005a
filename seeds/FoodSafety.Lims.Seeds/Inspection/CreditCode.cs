namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>Unified social credit codes (统一社会信用代码) with the check character of GB 32100-2015 (weights 3^i mod 31).</summary>
internal static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static string Of(string districtCode, int business)
    {
        var region = districtCode[..6];
        var body = FormattableString.Invariant($"92{region}MA5{business:000000}");
        body = body.PadRight(17, 'X')[..17];
        return body + CheckCharacter(body);
    }

    public static string WithWrongCheck(string code)
    {
        var right = Alphabet.IndexOf(code[^1], StringComparison.Ordinal);
        return code[..^1] + Alphabet[(right + 1) % Alphabet.Length];
    }

    private static char CheckCharacter(string body)
    {
        int sum = 0, weight = 1;
        foreach (var character in body)
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
