using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>One case with everything it holds.</summary>
/// <param name="Number">Its number, e.g. <c>HC-440304-2023-00001</c>.</param>
public sealed record ShowCase(string Number)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var row = await StoredCase.Whole(db).SingleOrDefaultAsync(disposal => disposal.Number == Number, cancel);
        if (row is null)
            return new Refusal("unknown-case", $"没有编号为“{Number}”的案件；请在“案件”中核对编号。", RefusalKind.NotFound);
        return Access.ToDistrict(caller, row.DistrictCode) is { } refused ? refused : row;
    }

    /// <summary>The case as it is shown alone: with the cases that go on in it, and where it is to be confirmed.</summary>
    public static async Task<CaseView> View(LimsDb db, CaseReading reading, DisposalCase row, CancellationToken cancel) =>
        reading.View(row, await Merged(db, row, cancel)) with
        {
            ConfirmOrder = await ConfirmOrder.Of(db, row, reading.AsOf.LocalDay(reading.Zone).Year, cancel),
            Screening = await RapidScreening.Of(db, row, reading.Zone, cancel),
        };

    /// <summary>The cases that go on in it (并案): whoever may see it may see them, they are of the same district.</summary>
    private static async Task<IReadOnlyList<DisposalCase>> Merged(LimsDb db, DisposalCase into, CancellationToken cancel)
    {
        var numbers = into.Events.Where(happened => happened.Action == TakeIn.Action.Code).Select(happened => happened.Link).ToList();
        return numbers.Count == 0
            ? []
            : await StoredCase.Whole(db).AsNoTracking()
                .Where(disposal => numbers.Contains(disposal.Number) && disposal.DistrictCode == into.DistrictCode).OrderBy(disposal => disposal.Id).ToListAsync(cancel);
    }
}
