using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>Takes back a figure from outside that should not have been entered: it stays on record, and what stood before it holds again.</summary>
/// <param name="Id">As the list of figures tells it.</param>
/// <param name="Why">The reason, at most 200 characters.</param>
public sealed record TakeBackFigure(string? District, long Id, string? Why)
{
    private const int LongestReason = 200;

    public async Task<Outcome<FigureList.Item>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } forbidden)
            return forbidden;
        if (await db.ExternalFigures.SingleOrDefaultAsync(figure => figure.Id == Id && figure.DistrictCode == District, cancel) is not { } figure)
            return new Refusal("unknown-figure", FormattableString.Invariant($"本区没有第 {Id} 号外部数据；编号见外部数据清单。"), RefusalKind.NotFound);
        if (figure.TakenBackAt is not null)
            return Gone(figure.Key);
        if (string.IsNullOrWhiteSpace(Why) || Why.Trim().Length > LongestReason)
            return new Refusal("field-invalid", $"请写明收回的理由，不超过 {LongestReason} 字。", RefusalKind.Unprocessable);

        (figure.TakenBackAt, figure.TakenBackBy, figure.TakenBackWhy) = (at, caller.Name, Why.Trim());
        try
        {
            await db.SaveAudited(caller.Name, at, new AuditedChange("take-back-external-figure", $"{District} {figure.Key}", figure.TakenBackWhy)
            {
                Before = new { figure.Id, figure.Key, figure.ToFigure().Value, On = figure.HoldsOn, figure.Source },
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Gone(figure.Key);
        }
        return FigureList.Item.Of(figure, database.Settings.TimeZone, await FigureReports.Read(db, District!, cancel));
    }

    private static Refusal Gone(string key) => new("already-taken-back", $"外部数据“{key}”的这个数已经收回，不必再收回。", RefusalKind.Conflict);
}
