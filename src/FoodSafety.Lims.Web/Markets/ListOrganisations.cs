using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Markets;

/// <summary>The organisations a caller may see, by district and kind; markets are those of kind market.</summary>
/// <param name="District">Code, or null for all.</param>
/// <param name="Kind">regulator | lab | market, or null for all.</param>
public sealed record ListOrganisations(string? District, string? Kind)
{
    private static readonly string[] Kinds = ["regulator", "lab", "market"];

    public async Task<Outcome<OrganisationList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (Kind is not null && !Kinds.Contains(Kind))
            return new Refusal("unknown-kind", $"单位类别“{Kind}”不存在；可用：{string.Join("、", Kinds)}。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return UnknownDistrict(District);

        var found = db.Organisations.AsNoTracking();
        if (Kind is not null)
            found = found.Where(organisation => organisation.Kind == Kind);
        if ((District ?? caller.District) is { } within)
            found = found.Where(organisation => organisation.DistrictCode == within);
        if (!caller.IsRegulator)
            found = found.Where(organisation => organisation.Code == caller.Organisation);
        else if (caller.District is not null)
            found = found.Where(organisation => organisation.DistrictCode == caller.District);

        return new OrganisationList(await found
            .OrderBy(organisation => organisation.Code)
            .Select(organisation => new OrganisationLine(organisation.Code, organisation.Name, organisation.Kind, organisation.DistrictCode))
            .ToListAsync(cancel));
    }

    public static Refusal UnknownDistrict(string code) =>
        new("unknown-district", $"辖区“{code}”不存在，请核对辖区代码。", RefusalKind.Invalid);
}
