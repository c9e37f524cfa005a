using System.Security.Cryptography;
using System.Text;

namespace FoodSafety.Lims.Web.People;

/// <summary>Makes and hashes the secret of an API token. The secret has 256 random bits, so a plain SHA-256 cannot be guessed back.</summary>
public static class TokenSecret
{
    private const string Prefix = "lims_";

    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
