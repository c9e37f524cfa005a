namespace FoodSafety.Lims.Documents;

/// <summary>What came out of writing a document.</summary>
/// <param name="PageCount">Number of pages.</param>
/// <param name="ByteCount">Size of the file in bytes.</param>
/// <param name="UncoveredCharacters">Characters no font has, in order of first use; empty when all is well.</param>
public sealed record RenderedDocument(int PageCount, long ByteCount, IReadOnlyList<UncoveredCharacter> UncoveredCharacters);
