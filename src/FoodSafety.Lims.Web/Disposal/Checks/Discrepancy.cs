namespace FoodSafety.Lims.Web.Disposal.Checks;

/// <summary>Something that must hold and does not.</summary>
/// <param name="Code">Stable, e.g. <c>positive-without-case</c>.</param>
/// <param name="Where">The record: a case number, a sample number, a row of an upload.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record Discrepancy(string Code, string Where, string Message);
