namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A file of evidence as a caller gives it.</summary>
/// <param name="Code">Which evidence, e.g. <c>notice-signature</c>.</param>
/// <param name="Name">The sender's name of the file, for people only.</param>
/// <param name="Content">Its bytes.</param>
public sealed record GivenFile(string Code, string Name, Stream Content);
