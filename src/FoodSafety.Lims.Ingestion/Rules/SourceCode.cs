namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>One code of a platform and what it says.</summary>
/// <param name="Code">As the platform sends it, e.g. 0.</param>
/// <param name="Label">The platform's own word for it, e.g. 阴性合格; shown to people.</param>
/// <param name="Meaning">What this program takes it for.</param>
/// <typeparam name="TMeaning">An outcome, a method's name, a word of provenance.</typeparam>
public sealed record SourceCode<TMeaning>(string Code, string Label, TMeaning Meaning);
