using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Patterns;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>Producers whose batches failed in two years that follow one another, or many times in one year.</summary>
/// <param name="District">Code.</param>
/// <param name="Many">Batches in one year that are many, 2–100; null takes <see cref="RepeatedProducer.UsualMany"/>.</param>
/// <param name="AsOf">Batches after it are not known yet.</param>
public sealed record ListRepeatedProducers(string District, int? Many, DateTimeOffset AsOf)
{
    public async Task<Outcome<RepeatedProducerList>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, CancellationToken cancel)
    {
        if (Many is < 2 or > 100)
            return new Refusal("out-of-range", "多批次（many）须为 2 到 100。", RefusalKind.Invalid);
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (Access.ToDistrict(caller, District) is { } refusal)
            return refusal;

        var last = Shell.LocalClock.LocalDay(AsOf, zone);
        var batches = await InspectedBatch.Read(db, District, DateOnly.MinValue, last, zone, cancel, onlyNonCompliant: true);
        var many = Many ?? RepeatedProducer.UsualMany;
        var found = RepeatedProducer.Find(batches.Where(batch => batch.IsNonCompliant && !batch.IsMonitoring).Select(batch => new NonCompliantBatch(batch.SampleNo, batch.Producer, batch.On)), many);
        return new RepeatedProducerList(District, many, [.. found.Select(producer => RepeatedProducerList.Item.Of(producer, many))]);
    }
}
