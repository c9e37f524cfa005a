using FoodSafety.Lims.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.People.Pages;

[AllowAnonymous]
public sealed class SignInModel(SignInManager<Person> signIn, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(string? returnUrl)
    {
        var result = await signIn.PasswordSignInAsync(UserName ?? "", Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");

        // One sentence for an unknown name and a wrong password alike: neither is told apart from outside.
        ModelState.AddModelError("", result.IsLockedOut
            ? texts["连续输错多次，账号已锁定 15 分钟，请稍后再试。"]
            : texts["用户名或密码不正确，请重新输入。"]);
        return Page();
    }
}
