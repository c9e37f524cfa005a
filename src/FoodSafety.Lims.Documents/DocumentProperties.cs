namespace FoodSafety.Lims.Documents;

/// <summary>What a document says about itself: shown by viewers, found by archives, the same in its dictionary and its XMP.</summary>
/// <param name="Title">The title viewers show in their window.</param>
/// <param name="CreatedAt">The instant of creation; an argument, so that the same input gives the same bytes.</param>
public sealed record DocumentProperties(string Title, DateTimeOffset CreatedAt)
{
    /// <summary>Who issues the document, such as an office's name.</summary>
    public string Author { get; init; } = "";

    /// <summary>What it is about, in a sentence.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Words to find it by, separated by commas.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>The program that composed it.</summary>
    public string Creator { get; init; } = "FoodSafety.Lims";

    /// <summary>Language of its text as a BCP 47 tag.</summary>
    public string Language { get; init; } = "zh-CN";
}
