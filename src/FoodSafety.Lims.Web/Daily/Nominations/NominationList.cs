using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Nominations of a district, the newest first.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record NominationList(IReadOnlyList<NominationList.Item> Items, string? Next)
{
    /// <param name="Result">The result of what is linked, in words; null while there is none.</param>
    /// <param name="LinkedBecause">Why another food answers for the one that was named; null where it is that food.</param>
    /// <param name="Actions">What may be done now.</param>
    public sealed record Item(
        string Number, string District, string Campaign, string Product, string Reason, string? Contact, DateOnly NominatedOn, string Stage, string StageName, int Version,
        string? Decision, string? SampleNo, long? RapidTest, string? Result, string? Told, DateTimeOffset? ToldAt, IReadOnlyList<string> Actions,
        string? LinkedBecause)
    {
        internal static Item Of(Nomination nomination, string? result, TimeZoneInfo zone) => new(
            nomination.Number, nomination.DistrictCode, nomination.Campaign, nomination.Product, nomination.Reason, nomination.Contact, nomination.NominatedOn,
            nomination.Stage, NominationLifecycle.Stages.First(stage => stage.Code == nomination.Stage).Name, nomination.Version, nomination.Decision, nomination.SampleNo,
            nomination.RapidTestId, result, nomination.Told, nomination.ToldAt?.ToLocal(zone),
            [.. NominationLifecycle.Moves.Where(move => move.From.Code == nomination.Stage && (!move.NeedsResult || result is not null)).Select(move => move.Action)],
            nomination.LinkedBecause);
    }
}
