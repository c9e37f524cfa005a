namespace FoodSafety.Lims.Web.Shell;

/// <summary>The two databases, as <c>Lims:Database</c> names them.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
