using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FoodSafety.Lims.Web.Shell.Pages;

/// <summary>What a page answers that cannot show what it was asked for.</summary>
public static class PageAnswers
{
    /// <summary>The refusal's sentence below the menu, with the status the API would have; what is forbidden has a page of its own.</summary>
    public static IActionResult NotShown(this PageModel _, Refusal refusal) => refusal.Kind == RefusalKind.Forbidden
        ? new RedirectResult("/denied")
        : new ViewResult
        {
            ViewName = "/Shell/Pages/NotShown.cshtml",
            StatusCode = Problems.Status(refusal.Kind),
            ViewData = new ViewDataDictionary<string>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = refusal.Message },
        };
}
