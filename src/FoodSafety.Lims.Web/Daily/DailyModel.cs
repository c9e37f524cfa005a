using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Markets;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Keys and indexes of what the daily rhythm keeps. What was taken back stays, and a question must ask for it.</summary>
internal static class DailyModel
{
    private const string Standing = "withdrawn_at IS NULL";

    public static void Of(ModelBuilder model)
    {
        model.Entity<MarketClosure>().HasIndex(closure => new { closure.ClosedOn, closure.MarketId }).IsUnique().HasFilter(Standing);
        model.Entity<MarketClosure>().HasQueryFilter(closure => closure.WithdrawnAt == null);
        model.Entity<MarketClosure>().Property(closure => closure.Kind).HasDefaultValue(ClosureKind.Closed);
        model.Entity<GoodsEntry>().HasIndex(entry => new { entry.EnteredOn, entry.MarketId, entry.ClientId }).IsUnique().HasFilter(Standing);
        model.Entity<GoodsEntry>().HasQueryFilter(entry => entry.WithdrawnAt == null);
        model.Entity<AssuranceEvent>().HasIndex(held => new { held.DistrictCode, held.Tag, held.FromOn }).IsUnique().HasFilter(Standing);
        model.Entity<AssuranceEvent>().HasQueryFilter(held => held.WithdrawnAt == null);
        model.Entity<Nomination>().HasIndex(nomination => nomination.Number).IsUnique();
        model.Entity<Nomination>().HasIndex(nomination => new { nomination.DistrictCode, nomination.Stage });
        model.Entity<Nomination>().Property(nomination => nomination.Version).IsConcurrencyToken();
        model.Entity<RhythmNote>().HasIndex(note => new { note.DistrictCode, note.DueOn, note.Code }).IsUnique().HasFilter(Standing);
        model.Entity<RhythmNote>().HasQueryFilter(note => note.WithdrawnAt == null);
    }
}
