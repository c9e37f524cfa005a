using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles;

/// <summary>
/// Registers which platform an organisation's logs come from. Rows that are stored keep the meaning they were imported with.
/// </summary>
/// <param name="Organisation">Code of the sender.</param>
/// <param name="Profile">Code of the profile; null = no platform is known from that day on.</param>
/// <param name="From">First local day; null = always, which an organisation that has another profile is refused.</param>
public sealed record AssignProfile(string Organisation, string? Profile, DateOnly? From)
{
    public Outcome<OrganisationProfiles> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var connection = database.OpenConnection();
        if (OrganisationProfiles.Load(connection, Organisation) is not { } before)
            return OrganisationProfiles.Unknown(Organisation);
        if (Access.ToDistrict(caller, before.District) is { } refusal)
            return refusal;
        var codes = new ReferenceSets(connection).SourceProfiles().Select(platform => platform.Code).Distinct().ToList();
        if (Profile is not null && !codes.Contains(Profile))
            return new Refusal("unknown-profile", $"没有编码为 {Profile} 的来源平台；可用：{string.Join("、", codes)}。", RefusalKind.Invalid);
        if (Profile is not null && From is null && before.Periods.Any(period => period.Profile is not null && period.Profile != Profile))
            return new Refusal("from-needed", $"{Organisation} 已登记来源平台（{before.Text()}），请写明从哪一天起改为 {Profile}，或先取消原登记。", RefusalKind.Conflict);

        using var transaction = connection.BeginTransaction();
        // Always: whatever was there is replaced. From a day: what began on that day or later is.
        connection.Run(transaction, "DELETE FROM profile_assignments WHERE organisation_code = @org AND effective_from >= @from",
            ("org", Organisation), ("from", (From ?? DateOnly.MinValue).DayNumber));
        if (Profile is not null || From is not null)
            Insert(connection, transaction, caller, now);
        AuditLog.Append(connection, transaction, now, caller.Name, new AuditedChange("assign-profile", Organisation)
        {
            Before = before.Periods,
            After = new { Profile, From },
        });
        RulesVersion.Raise(connection, transaction);
        transaction.Commit();
        return OrganisationProfiles.Load(connection, Organisation)!;
    }

    private void Insert(DbConnection connection, DbTransaction transaction, Caller caller, DateTimeOffset now) => connection.Run(transaction,
        "INSERT INTO profile_assignments (organisation_code, effective_from, profile_code, assigned_at, assigned_by) VALUES (@org, @from, @profile, @at, @by)",
        ("org", Organisation), ("from", (From ?? DateOnly.MinValue).DayNumber), ("profile", Profile), ("at", now.ToUnixTimeMilliseconds()), ("by", caller.Name));
}
