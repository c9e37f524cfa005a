using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Calendar;

/// <summary>The dated tables of seeds/reference that the domain reads.</summary>
public static class ReferenceTables
{
    public static WorkingCalendar WorkingDays { get; } = WorkingCalendarFile.Read(Bytes("calendar")).ToOutcome().Value;

    public static LegalLimits Limits { get; } = LegalLimitsFile.Read(Bytes("legal-limits")).ToOutcome().Value;

    public static Populations Populations { get; } = PopulationsFile.Read(Bytes("populations")).ToOutcome().Value;

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "seeds", "reference", name + ".json"));
}
