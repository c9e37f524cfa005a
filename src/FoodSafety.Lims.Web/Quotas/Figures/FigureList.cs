using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>Figures from outside, of each key the newest first.</summary>
/// <param name="Items">Entered ones; the first of a key up to a day that was not taken back is the one that holds.</param>
/// <param name="Keys">What the district's plans wait for: the key, and the targets that use it.</param>
public sealed record FigureList(IReadOnlyList<FigureList.Item> Items, IReadOnlyList<FigureList.Awaited> Keys)
{
    /// <param name="On">The day it holds for.</param>
    /// <param name="TakenBack">Null while it stands.</param>
    /// <param name="Reports">Numbers of the reports that were issued before it was entered, or taken back, and reach its day.</param>
    public sealed record Item(
        string District, string Key, decimal Value, DateOnly On, string Source, DateTimeOffset EnteredAt, string EnteredBy, long Id, Withdrawal? TakenBack, IReadOnlyList<string> Reports)
    {
        internal static Item Of(StoredFigure figure, TimeZoneInfo zone, FigureReports reports) =>
            new(figure.DistrictCode, figure.Key, figure.ToFigure().Value, figure.HoldsOn, figure.Source, figure.EnteredAt.ToLocal(zone), figure.EnteredBy,
                figure.Id, figure.TakenBackAt is { } at ? new Withdrawal(at.ToLocal(zone), figure.TakenBackBy!, figure.TakenBackWhy!) : null, reports.ChangedBy(figure));
    }

    public sealed record Withdrawal(DateTimeOffset At, string By, string Why);

    public sealed record Awaited(string Key, string Targets);
}
