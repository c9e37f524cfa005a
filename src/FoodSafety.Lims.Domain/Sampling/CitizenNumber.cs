namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>公民身份号码: 17 digits and a check character (GB 11643-1999, ISO 7064 MOD 11-2). It is personal data: lists, exports and bulletins show it masked.</summary>
public static class CitizenNumber
{
    /// <summary>Characters of a number.</summary>
    public const int Length = 18;

    private const int Shown = 4;
    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether it is a number whose check character is right; a small x counts as X.</summary>
    public static bool IsValid(string number) =>
        number.Length == Length && number.Take(Length - 1).All(char.IsAsciiDigit)
        && char.ToUpperInvariant(number[^1]) == CheckCharacters[Weights.Select((weight, index) => weight * (number[index] - '0')).Sum() % 11];

    /// <summary>The number with all but its first and last four characters hidden; of a shorter text everything is.</summary>
    public static string Mask(string number) => number.Length <= 2 * Shown
        ? new string('*', number.Length)
        : string.Concat(number.AsSpan(0, Shown), new string('*', number.Length - 2 * Shown), number.AsSpan(number.Length - Shown));
}
