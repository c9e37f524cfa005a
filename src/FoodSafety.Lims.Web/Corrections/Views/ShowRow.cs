using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Corrections.Views;

/// <summary>One stored row, for its sender, its market and the regulators of its district.</summary>
/// <param name="Kind">rapid-tests | results</param>
/// <param name="Id">Of the row.</param>
public sealed record ShowRow(string Kind, long Id)
{
    public Outcome<RowView> Handle(LimsDatabase database, Caller caller)
    {
        using var connection = database.OpenConnection();
        var found = CorrectableRow.Find(connection, null, Kind, Id, database.Settings.TimeZone);
        if (found.Refusal is { } unknown)
            return unknown;
        var row = found.Value;
        var upload = UploadRow.Load(connection, row.UploadId);
        var refusal = Access.ToUpload(caller, upload.OrganisationCode, upload.DistrictCode);
        if (refusal is not null && (caller.Organisation is null || row.Values.GetValueOrDefault("market") != caller.Organisation))
            return refusal;
        var history = History(connection, row, caller, database.Settings.TimeZone);
        return new RowView(
            Id, Kind, history.Count, Upload.FormatNumber(row.UploadId), row.RowNumber, upload.DistrictCode, upload.OrganisationCode,
            row.Outcome, row.Cells(), row.Related(connection, database.Settings.TimeZone), Told(row.CaseNumber(connection, upload.DistrictCode), caller), history,
            PublishedPositive.Of(connection, Kind, Id, history.Count, database.Settings.TimeZone),
            row.NotCorrectable?.Message, refusal is null && row.NotCorrectable is null, row.KeptAside.Length > 0 ? row.KeptAside : null);
    }

    private List<RowView.Past> History(DbConnection connection, CorrectableRow row, Caller caller, TimeZoneInfo zone)
    {
        var history = new List<RowView.Past>();
        using var command = connection.Command(null,
            """
            SELECT c.version, c.at, c."by", c.reason, c.before, c.after, k.number FROM corrections c LEFT JOIN cases k ON k.id = c.case_id
            WHERE c.kind = @kind AND c.row_id = @row ORDER BY c.version DESC
            """,
            ("kind", Kind), ("row", Id));
        using var past = command.ExecuteReader();
        while (past.Read())
        {
            var (before, after) = (Words(past.GetString(4)), Words(past.GetString(5)));
            // What the office says of a blind sample may name the party.
            var isHidden = row.IsBlind && !caller.IsRegulator && past.GetString(2) != caller.Name;
            history.Add(new RowView.Past(
                past.GetInt32(0), DateTimeOffset.FromUnixTimeMilliseconds(past.GetInt64(1)).ToLocal(zone), isHidden ? "–" : past.GetString(2), isHidden ? "–" : past.GetString(3),
                row.Changes(before, after), Told(past.IsDBNull(6) ? null : past.GetString(6), caller)));
        }
        return history;
    }

    /// <summary>The disposal case of a laboratory result is the office's alone; the market of a rapid positive is told of its case.</summary>
    private string? Told(string? number, Caller caller) => caller.IsRegulator || Kind == "rapid-tests" ? number : null;

    private static Dictionary<string, string> Words(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
