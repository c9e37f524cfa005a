using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>Base of fixtures whose tests run on SQLite and on PostgreSQL, each with an initialised database of its own.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public abstract class BothDatabases(DatabaseKind kind) : OneDatabase(kind);
