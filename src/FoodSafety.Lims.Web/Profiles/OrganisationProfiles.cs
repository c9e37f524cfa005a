using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles;

/// <summary>The platforms an organisation's logs come from, by day.</summary>
/// <param name="Organisation">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its district.</param>
/// <param name="Periods">In the order of the days; empty when nothing was ever registered.</param>
public sealed record OrganisationProfiles(string Organisation, string Name, string District, IReadOnlyList<OrganisationProfiles.Period> Periods)
{
    /// <param name="From">First day; null = always.</param>
    /// <param name="To">Last day; null = still.</param>
    /// <param name="Profile">Null = none is known.</param>
    public sealed record Period(DateOnly? From, DateOnly? To, string? Profile);

    public static OrganisationProfiles? Load(DbConnection connection, string organisation)
    {
        if (connection.Ask<string>(null, "SELECT name FROM organisations WHERE code = @code", ("code", organisation)) is not { } name)
            return null;
        var district = connection.Ask<string>(null, "SELECT district_code FROM organisations WHERE code = @code", ("code", organisation))!;
        return new(organisation, name, district, PeriodsOf(SenderRules.Assignments(connection, organisation)));
    }

    public static Refusal Unknown(string organisation) =>
        new("unknown-org", $"没有编码为 {organisation} 的机构；请按单位名录核对。", RefusalKind.Invalid);

    /// <summary>For people, on one line.</summary>
    public string Text() => Periods.Count == 0 ? "未登记" : string.Join("；", Periods.Select(period =>
        $"{period.Profile ?? "无"}（{(period.From is { } from ? $"自 {from:yyyy-MM-dd}" : "一直")}{(period.To is { } to ? $"至 {to:yyyy-MM-dd}" : "")}）"));

    internal static IReadOnlyList<Period> PeriodsOf(IReadOnlyList<(DateOnly From, string? Profile)> assignments) =>
        [.. assignments.Select((assignment, index) => new Period(
            assignment.From == DateOnly.MinValue ? null : assignment.From,
            index + 1 < assignments.Count ? assignments[index + 1].From.AddDays(-1) : null,
            assignment.Profile))];
}
