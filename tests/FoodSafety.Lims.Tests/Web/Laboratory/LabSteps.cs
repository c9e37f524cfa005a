using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>Works in a laboratory through its operations: enters results, signs, each signature by another person.</summary>
internal static class LabSteps
{
    public static readonly Caller Analyst = SampleSteps.Laboratory with { Name = "周九" };
    public static readonly Caller Reviewer = SampleSteps.Laboratory with { Name = "吴十" };
    public static readonly Caller Signatory = SampleSteps.Laboratory with { Name = "郑一" };

    public static readonly DateTimeOffset At = new(2023, 4, 10, 10, 0, 0, TimeSpan.FromHours(8));

    public static object Row(string sampleNo, string testItem = "毒死蜱", string result = "0.01", string? verdict = "合格", string? limit = "≤0.02", string? method = null, string testedOn = "2023-04-05") =>
        new { sampleNo, testItem, result, unit = "mg/kg", limit, verdict, method, testedOn };

    public static async Task<EntryReceipt> Enter(this LimsDatabase database, params object[] rows) => (await database.TryEnter(Analyst, rows)).Value;

    public static Task<Outcome<EntryReceipt>> TryEnter(this LimsDatabase database, Caller caller, params object[] rows) =>
        new EnterResults("440304-LAB1", [.. rows.Select(row => JsonSerializer.SerializeToElement(row, LimsJson.Options))]).Handle(database, caller, At, default);

    public static Task<Outcome<LabReportView>> Act(
        this LimsDatabase database, string number, LabReportAction action, Caller? caller = null, int? version = null, DateTimeOffset? at = null, params (LabReportField Field, string Value)[] given)
    {
        var fields = LabReportLifecycle.Table.First(move => move.Action == action).Needs.ToDictionary(field => field.Code, _ => "有记录");
        foreach (var (field, value) in given)
            fields[field.Code] = value;
        return new ActOnLabReport(number, action.Code, fields, version).Handle(database, caller ?? CallerOf(action), at ?? At, default);
    }

    /// <summary>Does the actions in turn and answers what stands then.</summary>
    public static async Task<LabReportView> Sign(this LimsDatabase database, string number, params LabReportAction[] actions)
    {
        LabReportView? view = null;
        foreach (var action in actions)
        {
            var done = await database.Act(number, action);
            Assert.That(done.Refusal, Is.Null, action.Code);
            view = done.Value;
        }
        return view!;
    }

    /// <summary>Enters rows of one sample and issues the report on them.</summary>
    public static async Task<LabReportView> Issue(this LimsDatabase database, params object[] rows)
    {
        var entered = await database.Enter(rows);
        Assert.That(entered.Refused, Is.Zero, JsonSerializer.Serialize(entered, LimsJson.Options));
        return await database.Sign(entered.Rows[0].Report!, LabReportLifecycle.Submit, LabReportLifecycle.Review, LabReportLifecycle.Approve);
    }

    public static async Task<Outcome<LabReportView>> ShowReport(this LimsDatabase database, string number, Caller? caller = null) =>
        await new ShowLabReport(number).Handle(database, caller ?? SampleSteps.Manager, At, default);

    public static void Reference(this LimsDatabase database, string set, string document)
    {
        var imported = new ImportReferenceSet(set, Encoding.UTF8.GetBytes(document)).Handle(database, Caller.CommandLine, TestDatabase.Now).Value;
        Assert.That(imported.Faults, Is.Empty);
    }

    private static Caller CallerOf(LabReportAction action) =>
        action.Side == LabReportSide.Office ? SampleSteps.Officer
        : action == LabReportLifecycle.Submit ? Analyst
        : action == LabReportLifecycle.Review ? Reviewer
        : Signatory;
}
