using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Corrections.Pages;

/// <summary>Leads from a row of a file to the page of its record.</summary>
public sealed class FindModel(LimsDatabase database) : PageModel
{
    public async Task<IActionResult> OnGet(string number, int row)
    {
        var found = await Task.Run(() => new FindStoredRow(number, row).Handle(database));
        return found.Refusal is { } refusal ? this.NotShown(refusal) : Redirect(found.Value);
    }
}
