using System.Globalization;
using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>The reference set <c>organisations</c>: districts, and who sends or owns records in them.</summary>
public sealed record OrganisationsFile(IReadOnlyList<OrganisationsFile.DistrictRow> Districts, IReadOnlyList<OrganisationsFile.OrganisationRow> Rows)
{
    public const string Name = "organisations";

    public sealed record DistrictRow(string Code, string Name, string ShortName);

    public sealed record OrganisationRow(string Code, string Name, string Kind, string District, string? PlaceType, string? Tier = null, string? Street = null, string? County = null,
        IReadOnlyList<BusinessDayRow>? BusinessDays = null)
    {
        /// <summary>As the storage keeps it; null for midnight.</summary>
        public string? StoredBusinessDays => BusinessDays is { Count: > 0 } days ? new BusinessDays([.. days.Select(row => new BusinessDays.Start(row.EffectiveFrom, TimeOnly.ParseExact(row.StartsAt, "HH:mm", CultureInfo.InvariantCulture)))]).ToString() : null;
    }

    /// <summary>From which day on a market's business day begins at which local time.</summary>
    /// <param name="StartsAt">HH:mm.</param>
    public sealed record BusinessDayRow(string StartsAt, DateOnly EffectiveFrom);
}
