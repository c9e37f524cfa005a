using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One edition of a report with its results, its way and what this caller may do.</summary>
/// <param name="Number">检验报告编号.</param>
public sealed record ShowLabReport(string Number)
{
    public async Task<Outcome<LabReportView>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var found = await new FindLabReport(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var reading = await LabReportReading.Load(db, database, found.Value, at, cancel);
        return await LabReportView.Of(db, reading, caller, at, cancel);
    }
}
