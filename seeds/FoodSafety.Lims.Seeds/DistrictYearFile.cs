namespace FoodSafety.Lims.Seeds;

/// <summary>One file of a district's year, in the order the files must be imported.</summary>
/// <param name="Path">Where it was written.</param>
/// <param name="Kind">The kind of import: rapid-tests, samples, results or findings.</param>
/// <param name="Organisation">The code of the organisation that sends it.</param>
/// <param name="Tally">What its receipt must count.</param>
public sealed record DistrictYearFile(string Path, string Kind, string Organisation, FileTally Tally);
