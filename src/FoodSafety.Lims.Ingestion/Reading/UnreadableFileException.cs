namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>The bytes cannot be read as rows at all; the message is a sentence for the sender.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="code">The receipt's code; <c>unreadable</c> where not given.</param>
/// <param name="inner">What was met.</param>
public sealed class UnreadableFileException(string message, string code = UnreadableFileException.Unreadable, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>No table can be read from these bytes.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It is, or unpacks to, more than is read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Several sheets of a workbook fit, and none was chosen.</summary>
    public const string SeveralTables = "several-tables";

    /// <summary>The sheet asked for is not in the file.</summary>
    public const string UnknownSheet = "unknown-sheet";

    /// <summary>The receipt's code.</summary>
    public string Code { get; } = code;
}
