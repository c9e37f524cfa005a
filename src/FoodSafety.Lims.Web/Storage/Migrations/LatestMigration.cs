namespace FoodSafety.Lims.Web.Storage.Migrations;

/// <summary>The newest migration of each database, written by tools/migrations: a database that carries it is current.</summary>
public static class LatestMigration
{
    public const string Sqlite = "20261201030751_Initial";

    public const string Postgres = "20261201030755_Initial";
}
