using System.Data.Common;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles;

/// <summary>What is registered of one sender, read below EF when an import starts.</summary>
public static class SenderRules
{
    /// <summary>The platforms of the sender's logs by day: its registrations, each in the versions of its profile.</summary>
    public static SourceProfiles Profiles(DbConnection connection, ReferenceSets sets, string organisation)
    {
        var platforms = sets.SourceProfiles();
        var registered = Assignments(connection, organisation);
        var spans = new List<SourceProfiles.Span>();
        for (var index = 0; index < registered.Count; index++)
        {
            var (from, profile) = registered[index];
            var to = index + 1 < registered.Count ? registered[index + 1].From.AddDays(-1) : DateOnly.MaxValue;
            foreach (var version in platforms.Where(platform => platform.Code == profile).OrderBy(platform => platform.EffectiveFrom))
            {
                var span = new SourceProfiles.Span(Later(from, version.EffectiveFrom), Earlier(to, version.EffectiveTo ?? DateOnly.MaxValue), version);
                if (span.From <= span.To)
                    spans.Add(span);
            }
        }
        return new SourceProfiles(spans, platforms);
    }

    /// <summary>What headers mean to the sender. A header that two of its platforms give to different columns is left to be told.</summary>
    public static HeaderMeanings Headers(DbConnection connection, ReferenceSets sets, string organisation, string kind)
    {
        var remembered = new Dictionary<string, string>();
        using (var command = connection.Command(null, "SELECT header_key, column_name FROM remembered_columns WHERE organisation_code = @org AND kind = @kind",
            ("org", organisation), ("kind", kind)))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                remembered[row.GetString(0)] = row.GetString(1);
        }
        var ofProfile = kind != RapidTestColumns.Set.Kind ? [] : Profiles(connection, sets, organisation).Spans
            .SelectMany(span => span.Profile.Columns)
            .GroupBy(column => column.Key)
            .ToDictionary(columns => columns.Key, columns => columns.Select(column => column.Value).Distinct().Count() == 1 ? columns.First().Value : null);
        return new HeaderMeanings(remembered, ofProfile);
    }

    /// <summary>In the order of the days.</summary>
    public static IReadOnlyList<(DateOnly From, string? Profile)> Assignments(DbConnection connection, string organisation)
    {
        var assignments = new List<(DateOnly, string?)>();
        // Made by the connection, so that it belongs to the transaction an import has open on it.
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT effective_from, profile_code FROM profile_assignments WHERE organisation_code = @org ORDER BY effective_from";
        command.Add("org", organisation);
        using var row = command.ExecuteReader();
        while (row.Read())
            assignments.Add((DateOnly.FromDayNumber(row.GetInt32(0)), row.IsDBNull(1) ? null : row.GetString(1)));
        return assignments;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
