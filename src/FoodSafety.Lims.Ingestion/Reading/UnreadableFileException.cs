namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>The bytes cannot be read as rows at all; the message is a sentence for the sender. Becomes the receipt's <c>unreadable</c>.</summary>
public sealed class UnreadableFileException(string message, Exception? inner = null, string code = "unreadable") : Exception(message, inner)
{
    /// <summary>The stable code of the receipt.</summary>
    public string Code { get; } = code;
}
