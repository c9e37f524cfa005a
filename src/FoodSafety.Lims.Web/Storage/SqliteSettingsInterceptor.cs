using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>Gives EF's own SQLite connections the settings of all others.</summary>
public sealed class SqliteSettingsInterceptor : DbConnectionInterceptor
{
    public static readonly SqliteSettingsInterceptor Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqliteConnections.EachConnection;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SqliteConnections.EachConnection;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
