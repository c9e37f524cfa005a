using Microsoft.Playwright;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>What browser tests do on many pages.</summary>
internal static class Visit
{
    public static async Task SignIn(this IPage page, string userName, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#UserName", userName);
        await page.FillAsync("#Password", password);
        await page.ClickAsync("form.card button[type=submit]");
    }

    /// <summary>How far the page is wider than its window; 0 when nothing must be scrolled sideways.</summary>
    public static Task<int> Overflow(this IPage page) =>
        page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>Errors of scripts and refusals of the content security policy, from now on.</summary>
    public static List<string> Complaints(this IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}
