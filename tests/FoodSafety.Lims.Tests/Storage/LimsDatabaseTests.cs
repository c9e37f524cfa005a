using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Storage;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class LimsDatabaseTests(DatabaseKind kind)
{
    private LimsSettings _settings = null!;

    [SetUp]
    public void Empty_folder() => _settings = TestDatabase.Empty(kind);

    [TearDown]
    public void Remove() => TestDatabase.Remove(_settings);

    /// <summary>Counts of the contract, "First use".</summary>
    [TestCase("440304", 24)]
    [TestCase("440103", 30)]
    [TestCase("330106", 20)]
    [TestCase("510900-HD", 20)]
    [TestCase("520100", 5)]
    public void First_use_makes_the_districts_with_their_organisations(string district, int markets)
    {
        var database = LimsDatabase.Open(_settings, TestDatabase.Now).Value;

        using var db = database.CreateContext();
        var organisations = db.Organisations.Where(organisation => organisation.DistrictCode == district).ToList();
        Assert.That(db.Districts.Find(district), Is.Not.Null);
        Assert.That(organisations.Count(organisation => organisation.Kind == "market"), Is.EqualTo(markets));
        Assert.That(organisations.Where(organisation => organisation.Kind != "market").Select(organisation => organisation.Code),
            Is.EquivalentTo([$"{district}-REG", $"{district}-LAB1", $"{district}-LAB2"]));
        Assert.That(Directory.GetDirectories(_settings.DataFolder).Select(Path.GetFileName), Is.EquivalentTo(["uploads", "reports", "keys", "evidence"]));
    }

    [Test]
    public void Many_that_start_at_once_on_one_empty_folder_initialise_it_once()
    {
        var opened = new LimsDatabase[6];
        Parallel.For(0, opened.Length, new ParallelOptions { MaxDegreeOfParallelism = opened.Length },
            index => opened[index] = LimsDatabase.Open(_settings, TestDatabase.Now).Value);

        using var db = opened[0].CreateContext();
        Assert.That(db.Organisations.Count(organisation => organisation.DistrictCode == "440304"), Is.EqualTo(27));
    }

    [Test]
    public void A_start_that_was_killed_after_the_migrations_is_completed_by_the_next()
    {
        var first = LimsDatabase.Open(_settings, TestDatabase.Now).Value;
        using (var db = first.CreateContext())
        {
            db.Organisations.ExecuteDelete();
            db.Districts.ExecuteDelete();
            db.ReferenceSets.ExecuteDelete();
            if (kind == DatabaseKind.Sqlite)
                db.Database.ExecuteSqlRaw("""INSERT INTO "__EFMigrationsLock" VALUES (1, 'killed');""");
        }

        var second = LimsDatabase.Open(_settings, TestDatabase.Now).Value;

        using (var db = second.CreateContext())
            Assert.That(db.Districts.Count(), Is.EqualTo(5));
    }

    [Test]
    public void Reference_data_that_an_office_replaced_is_not_overwritten()
    {
        using (var db = LimsDatabase.Open(_settings, TestDatabase.Now).Value.CreateContext())
        {
            db.ReferenceSets.Find("limits")!.Content = "{}";
            db.ReferenceSets.Remove(db.ReferenceSets.Find("foods")!);
            db.SaveChanges();
            FoodSafety.Lims.Web.Reference.FirstReference.AddMissing(db, TestDatabase.Now);
        }

        using (var db = LimsDatabase.Open(_settings, TestDatabase.Now).Value.CreateContext())
        {
            Assert.That(db.ReferenceSets.Find("limits")!.Content, Is.EqualTo("{}"));
            Assert.That(db.ReferenceSets.Find("foods"), Is.Not.Null);
        }
    }

    [Test]
    public void A_database_of_a_later_version_is_refused()
    {
        using (var db = LimsDatabase.Open(_settings, TestDatabase.Now).Value.CreateContext())
            db.Database.ExecuteSqlRaw("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Later', '99.0')""");

        Assert.That(LimsDatabase.Open(_settings, TestDatabase.Now).Refusal?.Code, Is.EqualTo("database-is-newer"));
    }
}
