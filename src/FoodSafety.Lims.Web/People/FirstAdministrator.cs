using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace FoodSafety.Lims.Web.People;

/// <summary>
/// The account <c>admin</c> and its one-time password. Until somebody signed in and changed it, each start makes a new one
/// and prints it, so that a password lost in a scrolled-away terminal locks nobody out.
/// </summary>
public static class FirstAdministrator
{
    public const string UserName = "admin";

    /// <summary>The password to print, or null when the administrator already has their own.</summary>
    public static async Task<string?> Prepare(UserManager<Person> people)
    {
        var admin = await people.FindByNameAsync(UserName);
        if (admin is { MustChangePassword: false })
            return null;

        var password = OneTimePassword();
        if (admin is null)
        {
            Require(await people.CreateAsync(new Person { UserName = UserName, Role = Roles.Admin, MustChangePassword = true }, password));
        }
        else
        {
            admin.PasswordHash = people.PasswordHasher.HashPassword(admin, password);
            Require(await people.UpdateSecurityStampAsync(admin));
        }
        return password;
    }

    /// <summary>Four groups of four letters and digits that are not mistaken for one another: about 79 bits.</summary>
    private static string OneTimePassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 4)));

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The administrator could not be prepared: " + string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
