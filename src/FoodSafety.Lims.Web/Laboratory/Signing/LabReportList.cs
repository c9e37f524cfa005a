using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory;

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record LabReportList(IReadOnlyList<LabReportList.Line> Items, string? Next)
{
    /// <param name="Class">As it was issued; null before.</param>
    public sealed record Line(
        string Number, int Edition, string Stage, string StageName, ReportClass? Class, string? ClassName, string District, string Laboratory, string Food, DateTimeOffset? IssuedAt);
}
