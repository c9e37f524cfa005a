using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>The five plans of seeds/districts, read once.</summary>
public static class DistrictPlans
{
    public const string Liwan = "440103";
    public const string Futian = "440304";
    public const string Xihu = "330106";
    public const string Guiyang = "520100";
    public const string Suining = "510900-HD";

    public static readonly string[] All = [Liwan, Futian, Xihu, Guiyang, Suining];

    private static readonly Lazy<Dictionary<string, Plan>> Plans = new(() => Files()
        .Select(file => PlanFile.Read(File.ReadAllBytes(file)).ToOutcome().Value)
        .ToDictionary(plan => plan.District));

    public static string Folder => Path.Combine(Repository.Root, "seeds", "districts");

    public static string[] Files() => Directory.GetFiles(Folder, "*.json");

    public static Plan Of(string district) => Plans.Value[district];

    public static Target Target(string code) => Plans.Value.Values
        .SelectMany(plan => plan.Targets)
        .SelectMany(target => target.SelfAndParts())
        .Single(target => target.Code == code);
}
