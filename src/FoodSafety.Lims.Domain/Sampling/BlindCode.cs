namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>盲样编号: what a re-coded sample is called in the laboratory, e.g. <c>MY-7K3QX9TDPA</c>. It is random, so that no order of numbers tells where the sample came from.</summary>
public static class BlindCode
{
    /// <summary>How many random bytes a code is made of.</summary>
    public const int Bytes = 10;

    // 32 signs, so that a byte makes each equally likely; without I, L, O and U, which people read wrongly.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code of some randomness: 50 bits of it are used.</summary>
    /// <param name="random"><see cref="Bytes"/> random bytes.</param>
    public static string From(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes);
        Span<char> code = stackalloc char[Bytes];
        for (var index = 0; index < Bytes; index++)
            code[index] = Alphabet[random[index] % Alphabet.Length];
        return string.Concat("MY-", code);
    }
}
