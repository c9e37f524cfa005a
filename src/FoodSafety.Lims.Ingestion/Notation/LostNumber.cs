namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>A long number that a spreadsheet turned into a binary one: 1.23457E+17. Its digits are gone; it is refused and never guessed.</summary>
public static class LostNumber
{
    /// <summary>What to tell the sender, after the row, the column and the value.</summary>
    public const string Reason = "被表格软件改成了科学计数法，原编号已丢失：请把该列设为文本格式后重新填写。";

    /// <summary>Whether the text has the shape that spreadsheets give such a number.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        // Nearly every code is told by its ends: the exponent has one to three digits.
        if (text.Length < 4 || text[0] is < (byte)'0' or > (byte)'9' || !text[^4..].Contains((byte)'+'))
            return false;
        var at = text.IndexOfAny((byte)'E', (byte)'e');
        return at > 0 && at + 2 < text.Length && text[at + 1] == '+'
            && text[..at].IndexOfAnyExcept("0123456789."u8) < 0
            && text[(at + 2)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    /// <summary>Whether the text has the shape that spreadsheets give such a number.</summary>
    public static bool Is(string text) => text.Length is > 3 and < 40 && Is(System.Text.Encoding.UTF8.GetBytes(text));
}
