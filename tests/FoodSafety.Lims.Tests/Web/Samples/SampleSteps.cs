using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Domain.Calendar;
using FoodSafety.Lims.Tests.Domain.Sampling;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.Disposal;
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

    /// <summary>Has the case of a reported sample's finding order a re-examination, up to the backup in the body's hands; gives the case.</summary>
    /// <param name="body">Code of the laboratory that then is alone on the list; null draws from the shipped list, where none of the examples is.</param>
    public static async Task<string> OrderReexamination(this LimsDatabase database, string number, string? body = null)
    {
        if (body is not null)
            database.Reference("vocabularies", string.Join('\n', Encoding.UTF8.GetString(ReferenceTables.Bytes("vocabularies")).Replace("广东省食品检验所", body, StringComparison.Ordinal)
                .Split('\n').Where(line => line.Contains(body, StringComparison.Ordinal) || !line.Contains("reinspection-body", StringComparison.Ordinal))));
        var found = database.Ask<string>($"SELECT number FROM cases WHERE sample_no = '{number}'")!;
        foreach (var (action, evidence) in new (string, GivenEvidence[])[]
        {
            ("apply-reinspection", [new("reinspection-applied-at", "2023-04-25T08:00:00+08:00")]), ("accept-reinspection", []),
            ("choose-reinspection-body", []),
            ("hand-over-backup", [new("backup-received-at", "2023-04-25T08:30:00+08:00"), new("backup-seal", "B-1，封条完好")]),
        })
            await database.ActOnParty(found, action, evidence);
        return found;
    }

    /// <summary>One move of the first party of a case.</summary>
    public static async Task ActOnParty(this LimsDatabase database, string number, string action, params GivenEvidence[] evidence)
    {
        await using var db = database.CreateContext();
        var reading = await CaseReading.Load(db, new DateTimeOffset(2023, 4, 25, 9, 0, 0, TimeSpan.FromHours(8)), database.Settings.TimeZone, default);
        Assert.That((await new ActOnCaseParty(number, action, 1, evidence).Handle(db, reading, Officer, default)).Refusal?.Message, Is.Null, action);
    }

    public static async Task<Outcome<SampleView>> Show(this LimsDatabase database, string number, Caller caller, DateTimeOffset? at = null)
    {
        await using var db = database.CreateContext();
        return await new ShowSample(number, at ?? At).Handle(db, caller, database.Settings.TimeZone, default);
    }

    private static Caller CallerOf(string action) => SampleLifecycle.FindAction(action)?.Side switch
    {
        SampleSide.Laboratory => Laboratory,
        SampleSide.Approver => Manager,
        _ => Officer,
    };
}
