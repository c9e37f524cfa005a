using System.Text;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// The many spellings of one text made one, for reading and matching; the original is always kept beside it.
/// Not NFKC: that turns 10² into 102. Superscripts become <c>^2</c> first (10² → 10^2), and nothing else is touched
/// that could change a number.
/// </summary>
public static class Spelling
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>
    /// Half-width letters, digits and marks, one micro sign (μ), one minus, one slash, squares like ㎎ spelled out, superscripts as
    /// <c>^n</c>, invisible characters dropped, white space and line breaks as single blanks, ends trimmed.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var digit = Superscripts.IndexOf(text[index], StringComparison.Ordinal);
            if (digit >= 0 || (text[index] is '⁻' or '⁺' && index + 1 < text.Length && Superscripts.Contains(text[index + 1], StringComparison.Ordinal)))
            {
                index = AppendSuperscript(folded, text, index);
                continue;
            }

            AppendFolded(folded, text[index]);
        }

        while (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>
    /// What two names of a food, item, place or company are compared by: folded, brackets of every kind as <c>( )</c>,
    /// raised and lowered digits on the line, no blanks, Latin letters small. Never shown, never stored as the name.
    /// </summary>
    public static string NameKey(ReadOnlySpan<char> name)
    {
        var folded = Fold(name);
        var key = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (character is ' ' or '^')
                continue;
            var digit = Subscripts.IndexOf(character, StringComparison.Ordinal);
            if (digit >= 0)
                key.Append((char)('0' + digit));
            else
                key.Append(character switch
                {
                    '[' or '{' or '【' or '〔' or '［' or '〈' or '《' => '(',
                    ']' or '}' or '】' or '〕' or '］' or '〉' or '》' => ')',
                    '、' => ',',
                    '·' or '•' or '・' => '·',
                    _ => char.ToLowerInvariant(character),
                });
        }

        return key.ToString();
    }

    private static int AppendSuperscript(StringBuilder folded, ReadOnlySpan<char> text, int index)
    {
        folded.Append('^');
        for (; index < text.Length; index++)
        {
            var digit = Superscripts.IndexOf(text[index], StringComparison.Ordinal);
            if (digit >= 0)
                folded.Append((char)('0' + digit));
            else if (text[index] == '⁻' && folded[^1] == '^')
                folded.Append('-');
            else if (text[index] != '⁺' || folded[^1] != '^')
                break;
        }

        // A plain digit right after it must not become part of the power: 10²1 is not 10^21.
        if (index < text.Length && (char.IsAsciiDigit(text[index]) || text[index] is >= '０' and <= '９'))
            folded.Insert(folded.ToString().LastIndexOf('^') + 1, '(').Append(')');
        return index - 1;
    }

    private static void AppendFolded(StringBuilder folded, char character)
    {
        switch (character)
        {
            case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD':
                break;
            case '\u3000' or '\u00A0' or '\t' or '\r' or '\n' or '\v' or '\f' or (>= '\u2000' and <= '\u200A') or '\u202F' or ' ':
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
                break;
            case >= '\uFF01' and <= '\uFF5E':
                folded.Append((char)(character - 0xFEE0));
                break;
            case '\u00B5':
                folded.Append('μ');
                break;
            case '\u2212' or '\u2010' or '\u2011' or '\u2012':
                folded.Append('-');
                break;
            case '\u2215' or '\u2044':
                folded.Append('/');
                break;
            case '\u301C' or '\u223C' or '\u02DC':
                folded.Append('~');
                break;
            case '㎎':
                folded.Append("mg");
                break;
            case '㎏':
                folded.Append("kg");
                break;
            case '㎍':
                folded.Append("μg");
                break;
            case '㎖':
                folded.Append("mL");
                break;
            case 'ℓ':
                folded.Append('L');
                break;
            case '㎝':
                folded.Append("cm");
                break;
            case '㎠':
                folded.Append("cm^2");
                break;
            default:
                folded.Append(character);
                break;
        }
    }
}
