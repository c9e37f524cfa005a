using System.Globalization;
using System.Security.Claims;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FoodSafety.Lims.Web.People;

/// <summary>What a signed-in person's cookie says about them.</summary>
public sealed class PersonClaims(LimsDb db, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Person>
{
    public const string MustChangePassword = "lims:must-change-password";

    public async Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var district = user.OrganisationCode is null ? null : await db.Organisations
            .Where(organisation => organisation.Code == user.OrganisationCode)
            .Select(organisation => organisation.DistrictCode)
            .SingleOrDefaultAsync();
        var caller = new Caller(user.UserName!, user.Role, user.OrganisationCode, district);
        var identity = new ClaimsIdentity(caller.Claims(), IdentityConstants.ApplicationScheme, ClaimTypes.Name, Caller.RoleClaim);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(MustChangePassword, "yes"));
        return new ClaimsPrincipal(identity);
    }
}
