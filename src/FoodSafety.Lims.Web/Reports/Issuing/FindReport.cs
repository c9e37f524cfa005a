using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>One issued report by its number.</summary>
public sealed record FindReport(string Number)
{
    public async Task<Outcome<IssuedReport>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (await db.IssuedReports.SingleOrDefaultAsync(report => report.Number == Number, cancel) is not { } found)
            return new Refusal("unknown-report", $"报表 {Number} 不存在；请核对编号。", RefusalKind.NotFound);
        return Access.ToDistrict(caller, found.DistrictCode) is { } refusal ? refusal : found;
    }
}
