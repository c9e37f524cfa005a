using System.Reflection;

namespace FoodSafety.Lims.Tests.Architecture;

/// <summary>The walls of docs/decisions/0001: Domain ← Ingestion ← Web → Documents, and nothing else.</summary>
[TestFixture]
public sealed class WallsTests
{
    private static readonly string[] Ours =
        ["FoodSafety.Lims.Domain", "FoodSafety.Lims.Ingestion", "FoodSafety.Lims.Documents", "FoodSafety.Lims.Seeds", "lims"];

    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["FoodSafety.Lims.Domain"] = [],
        ["FoodSafety.Lims.Ingestion"] = ["FoodSafety.Lims.Domain"],
        ["FoodSafety.Lims.Documents"] = [],
        ["FoodSafety.Lims.Seeds"] = ["FoodSafety.Lims.Ingestion", "FoodSafety.Lims.Domain"],
        ["lims"] = ["FoodSafety.Lims.Domain", "FoodSafety.Lims.Ingestion", "FoodSafety.Lims.Documents", "FoodSafety.Lims.Seeds"],
    };

    [TestCaseSource(nameof(Ours))]
    public void A_project_reaches_only_what_the_house_plan_allows(string name)
    {
        var references = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(Ours.Contains);

        Assert.That(references, Is.SubsetOf(MayReference[name]));
    }

    [TestCase("FoodSafety.Lims.Domain")]
    [TestCase("FoodSafety.Lims.Ingestion")]
    [TestCase("FoodSafety.Lims.Documents")]
    public void The_inner_projects_know_no_database_and_no_web(string name)
    {
        string[] forbidden = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql"];
        var reached = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => forbidden.Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.That(reached, Is.Empty);
    }
}
