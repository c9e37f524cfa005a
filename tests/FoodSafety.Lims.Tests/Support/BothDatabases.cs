using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Base of fixtures whose tests run on SQLite and on PostgreSQL, each with an initialised database of its own.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public abstract class BothDatabases(DatabaseKind kind)
{
    private TestDatabase? _test;

    protected DatabaseKind Kind => kind;

    protected LimsDatabase Database => _test!.Database;

    [SetUp]
    public void MakeDatabase() => _test = TestDatabase.Create(kind);

    [TearDown]
    public void RemoveDatabase() => _test?.Dispose();
}
