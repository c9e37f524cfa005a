using System.Security.Claims;

namespace FoodSafety.Lims.Web.People;

/// <summary>Who asks, whatever door they came by: a token or a signed-in person.</summary>
/// <param name="Name">For the audit and for what was done by whom.</param>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
/// <param name="Organisation">Code of the organisation they are limited to; null for all of the role's.</param>
/// <param name="District">Code of that organisation's district; null when not limited.</param>
public sealed record Caller(string Name, string Role, string? Organisation, string? District)
{
    public const string RoleClaim = "lims:role";
    public const string OrganisationClaim = "lims:org";
    public const string DistrictClaim = "lims:district";

    /// <summary>
    /// The command line opens the data folder itself: whoever can do that may do everything. Known by the account of the operating system,
    /// which is no person of the office.
    /// </summary>
    public static Caller CommandLine { get; } = new($"命令行 ({Environment.UserName})", Roles.Admin, null, null);

    /// <summary>The command line in the name of a person; without one it is nobody of the office.</summary>
    public static Caller AtCommandLine(string? person) => string.IsNullOrWhiteSpace(person) ? CommandLine : CommandLine with { Name = person.Trim() };

    /// <summary>Whether it is said who asks: a person signed in, a token, or a person named at the command line.</summary>
    public bool IsNamed => Name != CommandLine.Name;

    public bool IsRegulator => Roles.Regulator.Contains(Role);

    public static Caller From(ClaimsPrincipal principal) => new(
        principal.Identity?.Name ?? "",
        principal.FindFirstValue(RoleClaim) ?? "",
        principal.FindFirstValue(OrganisationClaim),
        principal.FindFirstValue(DistrictClaim));

    /// <summary>The claims that <see cref="From"/> reads back.</summary>
    public IEnumerable<Claim> Claims()
    {
        yield return new Claim(ClaimTypes.Name, Name);
        yield return new Claim(RoleClaim, Role);
        if (Organisation is not null)
            yield return new Claim(OrganisationClaim, Organisation);
        if (District is not null)
            yield return new Claim(DistrictClaim, District);
    }
}
