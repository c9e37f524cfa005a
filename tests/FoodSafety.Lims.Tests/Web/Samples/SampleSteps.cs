using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>Moves stored samples on, each step by who may take it, giving what it needs.</summary>
internal static class SampleSteps
{
    public static readonly Caller Officer = new("王五", Roles.Officer, "440304-REG", "440304");
    public static readonly Caller Manager = new("赵六", Roles.Manager, "440304-REG", "440304");
    public static readonly Caller Laboratory = new("实验员", Roles.Lab, "440304-LAB1", "440304");
    public static readonly Caller OtherLaboratory = new("别家", Roles.Lab, "440304-LAB2", "440304");
    public static readonly Caller Elsewhere = new("外区", Roles.Officer, "440103-REG", "440103");

    public static readonly DateTimeOffset At = new(2023, 4, 4, 10, 0, 0, TimeSpan.FromHours(8));

    public static Task<Outcome<SampleView>> Act(
        this LimsDatabase database, string number, string action, Caller? caller = null, int? version = null, DateTimeOffset? at = null, params (string Field, string Value)[] besides)
    {
        var given = SampleLifecycle.Table.FirstOrDefault(move => move.Action.Code == action)?.Needs.ToDictionary(field => field.Code, SampleWalk.ValueOf) ?? [];
        foreach (var (field, value) in besides)
            given[field] = value;
        return new ActOnSample(number, action, given, version).Handle(database, caller ?? CallerOf(action), at ?? At, default);
    }

    /// <summary>Does the actions in turn and answers what the office sees then.</summary>
    public static async Task<SampleView> Walk(this LimsDatabase database, string number, params string[] actions)
    {
        foreach (var action in actions)
        {
            var seen = await database.Show(number, Manager);
            var caller = CallerOf(action);
            // The laboratory names a re-coded sample by its blind code.
            var done = await database.Act(caller == Laboratory && seen.Value.BlindCode is { } blind ? blind : number, action, caller);
            Assert.That(done.Refusal, Is.Null, action);
        }
        return (await database.Show(number, Manager)).Value;
    }

    public static async Task<Outcome<SampleView>> Show(this LimsDatabase database, string number, Caller caller)
    {
        await using var db = database.CreateContext();
        return await new ShowSample(number).Handle(db, caller, database.Settings.TimeZone, default);
    }

    private static Caller CallerOf(string action) => SampleLifecycle.FindAction(action)?.Side switch
    {
        SampleSide.Laboratory => Laboratory,
        SampleSide.Approver => Manager,
        _ => Officer,
    };
}
