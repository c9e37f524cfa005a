using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Validity;

namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>The reference documents that say whether rapid tests are valid. The registers may be empty: then nothing is known to be good.</summary>
public static class ValidityDocuments
{
    public const string RuleSets = "validity-rules";
    public const string Kits = "kits";
    public const string Devices = "devices";
    public const string Testers = "testers";

    /// <summary>Whether a new document of this set can make stored tests valid or not: they are then scored anew.</summary>
    public static bool Bears(string set) => set is RuleSets or Kits or Devices or Testers or "vocabularies" or OrganisationsFile.Name;

    /// <summary>Reads one of the three registers.</summary>
    public static Reading<ValidityRegister> ReadRegister(string set, ReadOnlyMemory<byte> utf8) => set switch
    {
        Kits => ValidityRegister.Read(utf8, "lot", "快检试剂"),
        Devices => ValidityRegister.Read(utf8, "serial", "快检设备"),
        Testers => ValidityRegister.Read(utf8, "name", "快检人员"),
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, null),
    };
}
