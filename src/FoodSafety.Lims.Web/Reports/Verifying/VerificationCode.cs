using System.Security.Cryptography;
using System.Text;

namespace FoodSafety.Lims.Web.Reports.Verifying;

/// <summary>
/// 核验码: ten letters and digits that people can read to one another, e.g. 7QK4-M2X9-PA. Made from number and content, so that the
/// number alone does not tell it.
/// </summary>
public static class VerificationCode
{
    // Crockford's base 32: no I, L, O or U, which are taken for other characters.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(string number, string contentSha256)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{number}\n{contentSha256}"));
        var characters = string.Concat(Enumerable.Range(0, 10).Select(index => Alphabet[Bits(hash, index * 5)]));
        return $"{characters[..4]}-{characters[4..8]}-{characters[8..]}";
    }

    /// <summary>As people type it: small letters, no dashes, O for 0, I and L for 1.</summary>
    public static string? Normalise(string? typed)
    {
        var characters = string.Concat((typed ?? "").Where(character => character is not ('-' or ' ' or '－' or '　')))
            .ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return characters.Length == 10 && characters.All(Alphabet.Contains) ? $"{characters[..4]}-{characters[4..8]}-{characters[8..]}" : null;
    }

    private static int Bits(byte[] hash, int at) => ((hash[at / 8] << 8 | hash[at / 8 + 1]) >> (11 - at % 8)) & 31;
}
