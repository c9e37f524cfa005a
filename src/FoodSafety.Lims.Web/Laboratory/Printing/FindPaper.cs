using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The paper of an issued edition, for its laboratory and the regulators of its district.</summary>
/// <param name="Number">检验报告编号.</param>
public sealed record FindPaper(string Number)
{
    public async Task<Outcome<IssuedReport>> Handle(LimsDb db, LimsSettings settings, Caller caller, CancellationToken cancel)
    {
        if ((await new FindLabReport(Number).Handle(db, caller, cancel)).Refusal is { } refusal)
            return refusal;
        if (await db.IssuedReports.AsNoTracking().SingleOrDefaultAsync(one => one.Number == Number, cancel) is not { } paper)
            return new Refusal("not-issued", $"检验报告 {Number} 尚未签发，没有可下载的文件。", RefusalKind.NotFound);
        return StoredReport.IsIntact(paper, settings) ? paper : StoredReport.Damaged(paper);
    }
}
