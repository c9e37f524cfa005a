using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Names of persons on forms, results and accounts: two are one person's where they differ in widths, case and blanks alone.</summary>
public static class PersonName
{
    /// <summary>Whether somebody is among those named.</summary>
    public static bool IsAmong(string who, IEnumerable<string> names)
    {
        var key = Spelling.NameKey(who);
        return key.Length > 0 && names.Any(name => Spelling.NameKey(name) == key);
    }
}
