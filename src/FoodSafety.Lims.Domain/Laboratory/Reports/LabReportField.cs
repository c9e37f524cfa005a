namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Something an action on a report asks for: a text of at most <see cref="Longest"/> characters.</summary>
/// <param name="Code">Stable, lower-case, hyphenated.</param>
/// <param name="Name">Chinese name.</param>
public sealed record LabReportField(string Code, string Name)
{
    /// <summary>Most characters of a value.</summary>
    public const int Longest = 500;
}
