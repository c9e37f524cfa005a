using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>Every stage × every action of a laboratory's report, read from the table itself, and its guards.</summary>
[TestFixture]
public sealed partial class LabReportLifecycleTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static IEnumerable<TestCaseData> Cells() =>
        from stage in LabReportLifecycle.Stages
        from action in LabReportLifecycle.Actions
        select new TestCaseData(stage, action).SetArgDisplayNames(stage.Code, action.Code);

    private static IEnumerable<TestCaseData> PresentCells() => Cells().Where(cell => CellOf(cell) is not null);

    private static IEnumerable<TestCaseData> AbsentCells() => Cells().Where(cell => CellOf(cell) is null);

    private static IEnumerable<TestCaseData> NeededFields() =>
        from move in LabReportLifecycle.Table
        from field in move.Needs
        select new TestCaseData(move, field).SetArgDisplayNames(move.From.Code, move.Action.Code, field.Code);

    [TestCaseSource(nameof(PresentCells))]
    public void A_cell_of_the_table_leads_to_its_stage(LabReportStage stage, LabReportAction action)
    {
        var move = LabReportLifecycle.Find(stage.Code, action.Code)!;
        var before = LabReportWalk.At(stage);

        var after = LabReportWalk.Do(before, move).Value;

        Assert.That((after.Stage, after.Version), Is.EqualTo((move.To.Code, before.Version + 1)));
        Assert.That((after.Events[^1].From, after.Events[^1].To, after.Events[^1].Action), Is.EqualTo((stage.Code, move.To.Code, action.Code)));
        Assert.That(after.Events[^1].Given.Keys, Is.EquivalentTo(move.Needs.Select(field => field.Code)));
    }

    [TestCaseSource(nameof(AbsentCells))]
    public void An_absent_cell_is_refused_aloud(LabReportStage stage, LabReportAction action)
    {
        var before = LabReportWalk.At(stage);

        var refusal = before.Apply(action.Code, Nothing, LabReportWalk.Signatory, LabReportWalk.After(before), before.Version).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("action-not-allowed"));
        Assert.That(refusal.Message, Does.Contain(before.Number).And.Contain(stage.Name).And.Contain(action.Name));
    }

    [TestCaseSource(nameof(NeededFields))]
    public void A_move_without_one_of_its_fields_is_refused_by_name(LabReportMove move, LabReportField field)
    {
        var refusal = LabReportWalk.Do(LabReportWalk.At(move.From), move, without: field).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("field-missing", RefusalKind.Unprocessable)));
        Assert.That(refusal.Message, Does.Contain($"{field.Code}（{field.Name}）"));
    }

    [Test]
    public void The_table_can_be_walked_to_an_end_from_every_stage()
    {
        var leadOut = new HashSet<LabReportStage>(LabReportLifecycle.Stages.Where(stage => stage.Ends));
        while (LabReportLifecycle.Table.Any(move => leadOut.Contains(move.To) && leadOut.Add(move.From)))
        {
        }

        Assert.That(leadOut, Is.EquivalentTo(LabReportLifecycle.Stages));
        Assert.That(LabReportLifecycle.Stages.Where(stage => stage.Ends == LabReportLifecycle.From(stage.Code).Any()), Is.Empty);
        Assert.That(LabReportLifecycle.Table.SelectMany(move => new[] { move.From, move.To }).Distinct(), Is.EquivalentTo(LabReportLifecycle.Stages));
        Assert.That(LabReportLifecycle.Table.Select(move => move.Action).Distinct(), Is.EquivalentTo(LabReportLifecycle.Actions));
    }

    [Test]
    public void Codes_are_stable_words_and_names_are_Chinese()
    {
        (string Code, string Name)[] words =
        [
            .. LabReportLifecycle.Stages.Select(stage => (stage.Code, stage.Name)),
            .. LabReportLifecycle.Actions.Select(action => (action.Code, action.Name)),
            .. LabReportLifecycle.Table.SelectMany(move => move.Needs.Concat(move.Takes)).Select(field => (field.Code, field.Name)),
            .. LabReportLifecycle.Table.SelectMany(move => move.Guards).Select(guard => (guard.Code, guard.Name)),
        ];

        Assert.That(words.Where(word => !CodeShape().IsMatch(word.Code)), Is.Empty);
        Assert.That(words.Where(word => !word.Name.Any(character => character is >= '一' and <= '龥')), Is.Empty);
    }

    [TestCase("review", LabReportWalk.Analyst)]
    [TestCase("approve", LabReportWalk.Analyst)]
    [TestCase("approve", LabReportWalk.Reviewer)]
    public void Nobody_signs_twice(string action, string who)
    {
        var move = LabReportLifecycle.Table.Single(one => one.Action.Code == action);
        var state = LabReportWalk.At(move.From) with { Background = LabReportWalk.Background with { Signatories = null } };

        Assert.That(LabReportWalk.Do(state, move, who).Refusal!.Code, Is.EqualTo("self-verification"));
    }

    /// <summary>不得自检自核: who tested or entered a result may submit it, and confirms it in no place.</summary>
    [TestCase("submit", null)]
    [TestCase("review", "self-verification")]
    [TestCase("approve", "self-verification")]
    public void Who_tested_signs_as_the_analyst_alone(string action, string? code)
    {
        var move = LabReportLifecycle.Table.Single(one => one.Action.Code == action);
        var state = LabReportWalk.At(move.From) with { Background = LabReportWalk.Background with { Signatories = null } };

        Assert.That(LabReportWalk.Do(state, move, LabReportWalk.Tester).Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void An_amended_edition_is_not_discarded_since_its_report_waits_for_it()
    {
        var discard = LabReportLifecycle.Find("drafting", "discard")!;

        Assert.That(LabReportWalk.Do(LabReportWalk.Draft(LabReportWalk.Background with { ReplacesEdition = true }), discard).Refusal!.Code, Is.EqualTo("replaces-edition"));
    }

    [Test]
    public void Who_signed_before_the_draft_was_sent_back_may_sign_again_in_another_place()
    {
        var sentBack = LabReportWalk.Do(LabReportWalk.At(LabReportLifecycle.Approving), LabReportLifecycle.Find("approving", "send-back")!).Value;
        Assert.That(sentBack.Signers, Is.Empty);

        var submitted = LabReportWalk.Do(sentBack, LabReportLifecycle.Find("drafting", "submit")!, LabReportWalk.Reviewer).Value;

        Assert.That(LabReportWalk.Do(submitted, LabReportLifecycle.Find("reviewing", "review")!, LabReportWalk.Analyst).Value.Signers,
            Is.EqualTo(new[] { LabReportWalk.Reviewer, LabReportWalk.Analyst }));
    }

    /// <summary>24小时限时报告: who sends back a report that was confirmed gains no time by it.</summary>
    [Test]
    public void The_first_confirmation_of_what_fails_counts_until_it_is_tested_again()
    {
        var first = LabReportWalk.At(LabReportLifecycle.Approving);
        var confirmed = first.ConfirmedAt;
        var again = LabReportWalk.Do(first, LabReportLifecycle.Find("approving", "send-back")!).Value;
        Assert.That(again.ConfirmedAt, Is.EqualTo(confirmed).And.Not.Null);
        foreach (var (stage, action) in new[] { ("drafting", "submit"), ("reviewing", "review") })
            again = LabReportWalk.Do(again, LabReportLifecycle.Find(stage, action)!).Value;
        Assert.That(again.ConfirmedAt, Is.EqualTo(confirmed));

        var retested = again with { Background = again.Background with { UrgentSince = confirmed!.Value.AddMinutes(1) } };
        Assert.That(retested.ConfirmedAt, Is.EqualTo(again.Events[^1].At));
        var unconfirmed = again with { Background = again.Background with { UrgentSince = again.Events[^1].At.AddMinutes(1) } };
        Assert.That(unconfirmed.ConfirmedAt, Is.Null);
    }

    [Test]
    public void The_three_signatures_and_their_times_are_kept()
    {
        var issued = LabReportWalk.At(LabReportLifecycle.Issued);

        Assert.That((issued.Analyst, issued.Reviewer, issued.Approver), Is.EqualTo((LabReportWalk.Analyst, LabReportWalk.Reviewer, LabReportWalk.Signatory)));
        Assert.That((issued.ConfirmedAt, issued.IssuedAt), Is.EqualTo(((DateTimeOffset?)issued.Events[2].At, (DateTimeOffset?)issued.Events[3].At)));
    }

    /// <summary>杭西食药安办〔2023〕5号 point 7, 抽检分离: who sampled does not test.</summary>
    [TestCase("drafting", "submit")]
    [TestCase("reviewing", "review")]
    [TestCase("approving", "approve")]
    public void A_sampler_signs_no_report_of_the_sample(string stage, string action) =>
        Assert.That(LabReportWalk.Do(LabReportWalk.At(LabReportLifecycle.FindStage(stage)!), LabReportLifecycle.Find(stage, action)!, LabReportWalk.Sampler).Refusal!.Code,
            Is.EqualTo("sampler-is-analyst"));

    [Test]
    public void Nothing_is_submitted_without_results_or_while_one_waits_for_its_second_test()
    {
        var submit = LabReportLifecycle.Find("drafting", "submit")!;

        Assert.That(LabReportWalk.Do(LabReportWalk.Draft(LabReportWalk.Background with { Items = [] }), submit).Refusal!.Code, Is.EqualTo("results-incomplete"));
        var waiting = LabReportWalk.Do(LabReportWalk.Draft(LabReportWalk.Background with { PendingRetests = ["甲拌磷"] }), submit).Refusal!;
        Assert.That((waiting.Code, waiting.Message.Contains("甲拌磷", StringComparison.Ordinal)), Is.EqualTo(("results-incomplete", true)));
    }

    /// <summary>食品安全法 art 84: within the accreditation; asked when it is submitted and again when it is approved.</summary>
    [TestCase("drafting", "submit")]
    [TestCase("approving", "approve")]
    public void What_lies_outside_the_accreditation_is_refused_by_name(string stage, string action)
    {
        var state = LabReportWalk.At(LabReportLifecycle.FindStage(stage)!) with { Background = LabReportWalk.Background with { Outside = ["“毒死蜱”不在范围内"] } };

        var refusal = LabReportWalk.Do(state, LabReportLifecycle.Find(stage, action)!).Refusal!;

        Assert.That((refusal.Code, refusal.Message.Contains("“毒死蜱”不在范围内", StringComparison.Ordinal)), Is.EqualTo(("outside-accreditation", true)));
    }

    [TestCase("approving", "approve", "issued")]
    [TestCase("issued", "retract", "retracted")]
    public void Where_signatories_are_recorded_one_of_them_signs(string stage, string action, string to)
    {
        var move = LabReportLifecycle.Find(stage, action)!;
        var state = LabReportWalk.At(move.From);

        Assert.That(LabReportWalk.Do(state, move, "别人").Refusal!.Code, Is.EqualTo("not-a-signatory"));
        Assert.That(LabReportWalk.Do(state with { Background = LabReportWalk.Background with { Signatories = [] } }, move).Refusal!.Code, Is.EqualTo("not-a-signatory"), "nobody may sign for these items");
        Assert.That(LabReportWalk.Do(state with { Background = LabReportWalk.Background with { Signatories = null } }, move, "别人").Value.Stage, Is.EqualTo(to), "none recorded");
    }

    [Test]
    public void A_stale_version_is_told_what_changed()
    {
        var state = LabReportWalk.At(LabReportLifecycle.Approving);

        var refusal = state.Apply("approve", Nothing, LabReportWalk.Signatory, LabReportWalk.After(state), 2).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("stale-version"));
        Assert.That(refusal.Message, Does.Contain("第 3 步").And.Contain("第 2 步").And.Contain("审核通过").And.Contain(LabReportWalk.Reviewer));
    }

    [TestCase("remark", 501, "field-invalid")]
    [TestCase("colour", 1, "unknown-field")]
    public void A_value_that_will_not_do_is_named(string field, int length, string code)
    {
        var state = LabReportWalk.Draft();

        var refusal = state.Apply("submit", new Dictionary<string, string> { [field] = new('字', length) }, LabReportWalk.Analyst, LabReportWalk.After(state), 1).Refusal!;

        Assert.That((refusal.Code, refusal.Message.Contains(field, StringComparison.Ordinal)), Is.EqualTo((code, true)));
    }

    [Test]
    public void An_unknown_action_is_answered_with_the_known_ones() =>
        Assert.That(LabReportWalk.Draft().Apply("publish", Nothing, "王五", LabReportWalk.BegunAt, 1).Refusal!.Message, Does.Contain("publish").And.Contain("submit（主检提交审核）"));

    [Test]
    public void Nobody_is_offered_what_happens_with_the_next_edition() =>
        Assert.That(LabReportWalk.At(LabReportLifecycle.Amending).Moves.Select(move => move.Action.Code), Is.EqualTo(new[] { "retract" }));

    private static LabReportMove? CellOf(TestCaseData cell) =>
        LabReportLifecycle.Find(((LabReportStage)cell.Arguments[0]!).Code, ((LabReportAction)cell.Arguments[1]!).Code);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodeShape();
}
