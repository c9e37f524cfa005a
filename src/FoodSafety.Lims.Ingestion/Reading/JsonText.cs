namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>Escapes UTF-8 text for a JSON string; nearly every cell needs nothing.</summary>
public static class JsonText
{
    private static readonly System.Buffers.SearchValues<byte> NeedsEscape =
        System.Buffers.SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(value => (byte)value)]);

    /// <summary>Whether the text stands in a JSON string as it is.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAny(NeedsEscape);

    /// <summary>Gives the pieces of the escaped text to <paramref name="append"/>, in order.</summary>
    public static void Append<TTarget>(TTarget target, ReadOnlySpan<byte> text, Action<TTarget, ReadOnlySpan<byte>> append)
        where TTarget : allows ref struct
    {
        while (text.IndexOfAny(NeedsEscape) is >= 0 and var at)
        {
            append(target, text[..at]);
            append(target, text[at] switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                (byte)'\t' => "\\t"u8,
                var control => System.Text.Encoding.ASCII.GetBytes($"\\u{control:x4}"),
            });
            text = text[(at + 1)..];
        }
        append(target, text);
    }
}
