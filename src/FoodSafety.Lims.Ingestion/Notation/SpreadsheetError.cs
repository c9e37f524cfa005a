namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>What a formula leaves in its cell when it fails: #N/A, #REF!. It names nothing, so no sample, food or item is called so.</summary>
public static class SpreadsheetError
{
    /// <summary>What to tell the sender, after the row, the column and the value.</summary>
    public const string Reason = "是表格公式的错误值，不是内容：请改正公式，或直接填写文字。";

    /// <summary>Whether the text is such an error.</summary>
    public static bool Is(ReadOnlySpan<byte> text) => text is [(byte)'#', ..]
        && (text.SequenceEqual("#N/A"u8) || text.SequenceEqual("#REF!"u8) || text.SequenceEqual("#VALUE!"u8) || text.SequenceEqual("#NAME?"u8)
            || text.SequenceEqual("#DIV/0!"u8) || text.SequenceEqual("#NUM!"u8) || text.SequenceEqual("#NULL!"u8) || text.SequenceEqual("#SPILL!"u8)
            || text.SequenceEqual("#CALC!"u8) || text.SequenceEqual("#ERROR!"u8));

    /// <summary>Whether the text is such an error.</summary>
    public static bool Is(string text) => text.Length is > 3 and < 9 && text[0] == '#' && Is(System.Text.Encoding.UTF8.GetBytes(text));
}
