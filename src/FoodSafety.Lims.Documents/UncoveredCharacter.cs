namespace FoodSafety.Lims.Documents;

/// <summary>
/// A character that no font of its style has. It is drawn as a frame with its code point and stays searchable and copyable;
/// the caller logs it, so that a font is added instead of a name going unread.
/// </summary>
/// <param name="CodePoint">Its Unicode code point, such as 0x2CE2A.</param>
/// <param name="Count">How often it is drawn.</param>
/// <param name="FirstPageNumber">The page it is drawn on first, from 1.</param>
public sealed record UncoveredCharacter(int CodePoint, int Count, int FirstPageNumber)
{
    /// <summary>For a log: "U+2CE2A 𬸪, 3 times, first on page 2".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"U+{CodePoint:X4} {char.ConvertFromUtf32(CodePoint)}, {Count} times, first on page {FirstPageNumber}");
}
