using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One edition of a report, for its laboratory and the regulators of its district.</summary>
/// <param name="Number">检验报告编号.</param>
public sealed record FindLabReport(string Number)
{
    public async Task<Outcome<LabReport>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        var found = await db.LabReports.AsNoTracking().Include(report => report.Events).Include(report => report.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(report => report.Number == Number, cancel);
        if (found is null || (caller.Role == Roles.Lab && caller.Organisation != found.Laboratory))
            return new Refusal("unknown-lab-report", $"没有编号为 {Number} 的检验报告，或您不能查看它。", RefusalKind.NotFound);
        return caller.Role != Roles.Lab && Access.ToDistrict(caller, found.DistrictCode) is { } refusal ? refusal : found;
    }
}
