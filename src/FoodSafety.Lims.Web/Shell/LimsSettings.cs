using Microsoft.Extensions.Configuration;

namespace FoodSafety.Lims.Web.Shell;

/// <summary>Where the data is and whose wall clock counts; read once per process from the usual .NET layers.</summary>
/// <param name="DataFolder">Full path of the folder of database file, uploads, reports and keys; need not exist yet.</param>
/// <param name="Database">Which of the two databases.</param>
/// <param name="ConnectionString">As configured; null where SQLite's own file in the data folder is meant.</param>
/// <param name="TimeZone">The district's wall clock.</param>
public sealed record LimsSettings(string DataFolder, DatabaseKind Database, string? ConnectionString, TimeZoneInfo TimeZone)
{
    /// <summary>Before any setting is read: what a refusal of the settings themselves is told with.</summary>
    internal static LimsSettings None { get; } = new("", DatabaseKind.Sqlite, null, TimeZoneInfo.Utc);

    public string UploadsFolder => Path.Combine(DataFolder, "uploads");

    public string ReportsFolder => Path.Combine(DataFolder, "reports");

    public string KeysFolder => Path.Combine(DataFolder, "keys");

    /// <summary>Locks of the processes that work on this folder.</summary>
    public string WorkersFolder => Path.Combine(DataFolder, "workers");

    public string EvidenceFolder => Path.Combine(DataFolder, "evidence");

    /// <summary>SQLite's file where no connection string names another.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "lims.db");

    /// <summary>appsettings.json beside the program, then the environment, then <c>--Lims:…</c> arguments; the last wins.</summary>
    public static IConfigurationRoot ReadConfiguration(IReadOnlyList<string> arguments) =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine([.. arguments])
            .Build();

    /// <summary>Throws <see cref="SettingsException"/> with a sentence for people where a setting cannot be used.</summary>
    /// <param name="configuration">What <see cref="ReadConfiguration"/> found.</param>
    /// <param name="data">The value of <c>--data</c>, or null.</param>
    public static LimsSettings From(IConfiguration configuration, string? data = null)
    {
        var folder = data ?? configuration["LIMS_DATA"] ?? configuration["Lims:Data"] ?? "data";
        var connection = configuration.GetConnectionString("Lims");
        var database = configuration["Lims:Database"]?.ToLowerInvariant() switch
        {
            null or "" or "sqlite" => DatabaseKind.Sqlite,
            "postgres" => DatabaseKind.Postgres,
            var other => throw new SettingsException($"Lims:Database is '{other}': it must be sqlite or postgres."),
        };
        if (database == DatabaseKind.Postgres && string.IsNullOrWhiteSpace(connection))
            throw new SettingsException("Lims:Database is postgres, but ConnectionStrings:Lims is not set: set it to the connection string of the database.");

        var zone = configuration["Lims:TimeZone"] is { Length: > 0 } named ? named : "Asia/Shanghai";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var timeZone))
            throw new SettingsException($"Lims:TimeZone is '{zone}': this machine knows no such time zone; use an IANA name such as Asia/Shanghai.");

        return new LimsSettings(Path.GetFullPath(folder), database, string.IsNullOrWhiteSpace(connection) ? null : connection, timeZone);
    }
}
