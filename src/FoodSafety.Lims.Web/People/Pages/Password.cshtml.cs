using FoodSafety.Lims.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.People.Pages;

public sealed class PasswordModel(UserManager<Person> people, SignInManager<Person> signIn, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Wanted { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (await people.GetUserAsync(User) is not { } person)
            return RedirectToPage("/People/Pages/SignIn");

        if (Wanted != Again)
            ModelState.AddModelError("", texts["两次输入的新密码不一致。"]);
        else if (Wanted == Current)
            ModelState.AddModelError("", texts["新密码不能与当前密码相同。"]);
        if (!ModelState.IsValid)
            return Page();

        person.MustChangePassword = false;
        var changed = await people.ChangePasswordAsync(person, Current ?? "", Wanted ?? "");
        if (!changed.Succeeded)
        {
            foreach (var error in changed.Errors)
                ModelState.AddModelError("", error.Code is "PasswordMismatch" ? texts["当前密码不正确。"] : texts["新密码至少要有 10 个字符。"]);
            return Page();
        }
        await signIn.RefreshSignInAsync(person);
        return LocalRedirect("/");
    }
}
