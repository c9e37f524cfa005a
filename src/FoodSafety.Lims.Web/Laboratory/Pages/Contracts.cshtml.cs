using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FoodSafety.Lims.Web.Laboratory.Pages;

public sealed class ContractsModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    /// <summary>Code of the contract to settle.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>E.g. 2023-09.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public ContractList Contracts { get; private set; } = new([]);

    public Settlement? Settlement { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var listed = await new ListContracts(null, now).Handle(database, Caller.From(User), cancel);
        if (listed.Refusal is not null)
            return Redirect("/denied");
        Contracts = listed.Value;
        if (string.IsNullOrEmpty(Code) || string.IsNullOrEmpty(Month))
            return Page();
        var settled = await new ReadSettlement(Code, Month, now).Handle(database, Caller.From(User), cancel);
        Refused = settled.Refusal;
        Settlement = settled.Refusal is null ? settled.Value : null;
        return Page();
    }
}
