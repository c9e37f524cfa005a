namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>A district or organisation that the imported file leaves out and that stays, because stored records name it.</summary>
/// <param name="Kind">district | regulator | lab | market</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record KeptEntry(string Kind, string Code, string Name);
