using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Migrations;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Storage;

[TestFixture]
public sealed class MigrationsTests
{
    private static readonly TestCaseData[] Databases =
    [
        new TestCaseData((Func<LimsDb>)Sqlite, LatestMigration.Sqlite).SetArgDisplayNames("SQLite"),
        new TestCaseData((Func<LimsDb>)Postgres, LatestMigration.Postgres).SetArgDisplayNames("PostgreSQL"),
    ];

    [TestCaseSource(nameof(Databases))]
    public void The_migrations_say_what_the_model_says(Func<LimsDb> create, string latest)
    {
        using var db = create();

        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "The storage model changed: run tools/migrations initial.");
    }

    [TestCaseSource(nameof(Databases))]
    public void The_fast_start_compares_with_the_newest_migration(Func<LimsDb> create, string latest)
    {
        using var db = create();

        Assert.That(latest, Is.EqualTo(db.Database.GetMigrations().Max(StringComparer.Ordinal)), "Written by tools/migrations.");
    }

    private static LimsDb Sqlite() => new SqliteLimsDb(new DbContextOptionsBuilder<SqliteLimsDb>().UseSqlite("Data Source=never-opened.db").Options);

    private static LimsDb Postgres() => new PostgresLimsDb(new DbContextOptionsBuilder<PostgresLimsDb>().UseNpgsql("Host=never-reached").Options);
}
