namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>vocabularies</c>: one word of the files.</summary>
/// <param name="Vocabulary">place-type, stage, programme, rapid-outcome, …</param>
/// <param name="Code">Stable, English.</param>
/// <param name="Name">The word that is stored and shown.</param>
/// <param name="Synonyms">Other words met in files.</param>
public sealed record VocabularyRow(string Vocabulary, string Code, string Name, IReadOnlyList<string> Synonyms);
