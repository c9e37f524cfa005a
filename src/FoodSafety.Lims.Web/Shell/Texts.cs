namespace FoodSafety.Lims.Web.Shell;

/// <summary>The words of the pages. The key is the Chinese text itself; Texts.en.resx holds the English.</summary>
public sealed class Texts;
