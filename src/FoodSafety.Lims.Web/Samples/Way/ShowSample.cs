using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>One sample with its way and its results, for the regulators of its district and for its laboratory.</summary>
/// <param name="Number">Any of its numbers; see <see cref="FindSample"/>.</param>
/// <param name="AsOf">What is late is read at this instant.</param>
public sealed record ShowSample(string Number, DateTimeOffset AsOf)
{
    public async Task<Outcome<SampleView>> Handle(LimsDb db, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        var found = await new FindSample(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var reading = await SampleReading.Load(db, found.Value, caller, zone, cancel, AsOf.LocalDay(zone));
        return await reading.View(db, cancel);
    }
}
