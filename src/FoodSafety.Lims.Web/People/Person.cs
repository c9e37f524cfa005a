using Microsoft.AspNetCore.Identity;

namespace FoodSafety.Lims.Web.People;

/// <summary>Someone who signs in to the pages; ASP.NET Core Identity keeps the password, its lockout and its stamp.</summary>
public sealed class Person : IdentityUser<int>
{
    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; set; }

    /// <summary>Limits the person to one organisation's records; null for all of the role's.</summary>
    public string? OrganisationCode { get; set; }

    /// <summary>Set with a one-time password: nothing else is shown until it is changed.</summary>
    public bool MustChangePassword { get; set; }
}
