using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory.Network.Pages;

/// <summary>The orders to confirm that the positives of a district's rapid rooms made.</summary>
public sealed class OrdersModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public ConfirmOrderList Orders { get; private set; } = new("", [], null);

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        var rooms = db.Organisations.Where(one => one.Tier == Domain.Laboratory.LabNetwork.Room);
        Districts = await db.Districts.AsNoTracking().Where(district => rooms.Any(room => room.DistrictCode == district.Code) && (caller.District == null || district.Code == caller.District))
            .OrderBy(district => district.Code).ToListAsync(cancel);
        District ??= Districts.Count > 0 ? Districts[0].Code : caller.District ?? "";
        var listed = await new ListConfirmOrders(District, string.IsNullOrEmpty(State) ? null : State, Cursor, clock.GetUtcNow()).Handle(database, caller, cancel);
        Refused = listed.Refusal;
        if (listed.Succeeded)
            Orders = listed.Value;
        return Page();
    }
}
