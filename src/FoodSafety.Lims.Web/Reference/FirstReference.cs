using System.Text.Json;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>
/// The reference data shipped with the program, put into a database that lacks it. What is there stays: an office may
/// have replaced it. The documents are kept whole under the names of their files.
/// </summary>
public static class FirstReference
{
    /// <summary>Where the build and the publish put seeds/reference and seeds/districts.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>Every shipped document: name of the set and its file.</summary>
    public static IEnumerable<(string Name, string File)> Documents() =>
        DocumentsOf("reference", "").Concat(DocumentsOf("districts", "plans/")).OrderBy(document => document.Name, StringComparer.Ordinal);

    /// <summary>Adds what is missing; the caller's transaction holds it all.</summary>
    public static void AddMissing(LimsDb db, DateTimeOffset now)
    {
        var present = db.ReferenceSets.Select(set => set.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, file) in Documents().Where(document => !present.Contains(document.Name)))
            db.ReferenceSets.Add(new ReferenceSet { Name = name, Content = File.ReadAllText(file), ImportedAt = now });

        if (!db.Districts.Any())
            AddOrganisations(db, JsonSerializer.Deserialize(
                File.ReadAllText(Path.Combine(Folder, "reference", OrganisationsFile.Name + ".json")), ReferenceJson.Default.OrganisationsFile)!);
        db.SaveChanges();
    }

    private static void AddOrganisations(LimsDb db, OrganisationsFile file)
    {
        db.Districts.AddRange(file.Districts.Select(row => new District { Code = row.Code, Name = row.Name, ShortName = row.ShortName }));
        db.Organisations.AddRange(file.Rows.Select(row => new Organisation
        {
            Code = row.Code,
            Name = row.Name,
            Kind = row.Kind,
            DistrictCode = row.District,
            PlaceType = row.PlaceType,
            Tier = row.Tier,
            Street = row.Street,
            County = row.County,
            BusinessDays = row.StoredBusinessDays,
        }));
    }

    private static IEnumerable<(string Name, string File)> DocumentsOf(string folder, string prefix)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Select(file => (prefix + Path.GetFileNameWithoutExtension(file), file))
            : [];
    }
}
