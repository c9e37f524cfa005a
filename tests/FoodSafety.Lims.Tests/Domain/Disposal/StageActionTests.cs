using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>Every stage × every action of both kinds, read from the tables themselves.</summary>
[TestFixture]
public sealed partial class StageActionTests
{
    private static IEnumerable<TestCaseData> Cells() =>
        from lifecycle in Lifecycle.All
        from stage in lifecycle.Stages
        from action in lifecycle.Actions
        select new TestCaseData(lifecycle, stage, action).SetArgDisplayNames(lifecycle.Code, stage.Code, action.Code);

    private static IEnumerable<TestCaseData> PresentCells() => Cells().Where(cell => CellOf(cell) is { Closes: false });

    private static IEnumerable<TestCaseData> AbsentCells() => Cells().Where(cell => CellOf(cell) is null);

    private static IEnumerable<TestCaseData> NeededEvidence() =>
        from lifecycle in Lifecycle.All
        from move in lifecycle.Moves
        from kind in move.Needs
        select new TestCaseData(lifecycle, move, kind).SetArgDisplayNames(lifecycle.Code, move.From.Code, move.Action.Code, kind.Code);

    [TestCaseSource(nameof(PresentCells))]
    public void A_cell_of_the_table_leads_to_its_stage(Lifecycle lifecycle, CaseStage stage, CaseAction action)
    {
        var move = lifecycle.Find(stage.Code, action.Code)!;
        var before = At(lifecycle, stage);

        var change = CaseWalk.Do(before, move).Value;

        Assert.That(change.State.Stage, Is.EqualTo(move.To.Code));
        Assert.That(change.State.Version, Is.EqualTo(before.Version + 1));
        Assert.That(change.Opens, Is.EqualTo(move.Opens));
        Assert.That(change.Event, Is.SameAs(change.State.Events[^1]));
        Assert.That(change.Event.From, Is.EqualTo(stage.Code));
    }

    [TestCaseSource(nameof(AbsentCells))]
    public void An_absent_cell_is_refused_aloud(Lifecycle lifecycle, CaseStage stage, CaseAction action)
    {
        var before = At(lifecycle, stage);

        var outcome = before.Apply(action.Code, [], CaseWalk.Approver, CaseWalk.After(before), before.Version);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("action-not-allowed"));
        Assert.That(outcome.Refusal.Message, Does.Contain(before.Number).And.Contain(stage.Name).And.Contain(action.Name));
    }

    [TestCaseSource(nameof(NeededEvidence))]
    public void A_move_without_one_of_its_needs_is_refused_by_name(Lifecycle lifecycle, Move move, EvidenceKind kind)
    {
        // What an earlier move of the way already gave need not be given again.
        var before = At(lifecycle, move.From);
        before = before with { Evidence = [.. before.Evidence.Where(item => item.Code != kind.Code)] };

        var outcome = CaseWalk.Do(before, move, without: kind);

        Assert.That(outcome.Refusal!.Code, Is.EqualTo("evidence-missing"));
        Assert.That(outcome.Refusal.Message, Does.Contain($"{kind.Code}（{kind.Name}）"));
    }

    [TestCaseSource(typeof(Lifecycle), nameof(Lifecycle.All))]
    public void The_table_can_be_walked_to_an_end_from_every_stage(Lifecycle lifecycle)
    {
        var leadOut = new HashSet<CaseStage>(lifecycle.Stages.Where(stage => stage.Ends));
        while (lifecycle.Moves.Any(move => leadOut.Contains(move.To) && leadOut.Add(move.From)))
        {
        }

        Assert.That(leadOut, Is.EquivalentTo(lifecycle.Stages));
        Assert.That(lifecycle.Moves.Where(move => move.From.Ends), Is.Empty);
        Assert.That(lifecycle.Stages.Where(stage => stage.Ends != !lifecycle.From(stage.Code).Any()), Is.Empty);
    }

    [TestCaseSource(typeof(Lifecycle), nameof(Lifecycle.All))]
    public void Codes_are_stable_words_and_names_are_Chinese(Lifecycle lifecycle)
    {
        (string Code, string Name)[] words =
        [
            .. lifecycle.Stages.Select(stage => (stage.Code, stage.Name)),
            .. lifecycle.Actions.Select(action => (action.Code, action.Name)),
            .. lifecycle.Evidence.Select(kind => (kind.Code, kind.Name)),
        ];

        Assert.That(words.Where(word => !CodeShape().IsMatch(word.Code)), Is.Empty);
        Assert.That(words.Where(word => !word.Name.Any(character => character is >= '一' and <= '龥')), Is.Empty);
    }

    /// <summary>食品安全法 art 112: a rapid test alone does not make food 不合格; only a laboratory's result may be called so.</summary>
    [Test]
    public void Nothing_of_a_positive_case_calls_the_food_non_compliant_before_the_laboratory_does()
    {
        var lifecycle = Lifecycle.Of(CaseKind.Positive);
        var names = lifecycle.Stages.Select(stage => stage.Name)
            .Concat(lifecycle.Actions.Where(action => action != PositiveLifecycle.RecordLabNonCompliant).Select(action => action.Name))
            .Concat(lifecycle.Evidence.Select(kind => kind.Name));

        Assert.That(names, Has.None.Contains("不合格"));
    }

    /// <summary>食品安全法 art 64; domain.md §8 no. 2: a market's own positive means stop sale and report.</summary>
    [TestCase(Organiser.Market, "stop-sale", true)]
    [TestCase(Organiser.Company, "record-sold-out", true)]
    [TestCase(Organiser.Regulator, "stop-sale", false)]
    public void Whoever_tests_for_himself_reports_when_the_sale_is_stopped(Organiser organiser, string action, bool reports)
    {
        var move = PositiveLifecycle.Table.Find("notified", action)!;

        Assert.That(PositiveLifecycle.OfferedWith(move, organiser).Contains(PositiveLifecycle.MarketReport), Is.EqualTo(reports));
    }

    /// <summary>食品安全法 art 88(2): "never by a rapid method" can only be held where the method is told.</summary>
    [TestCase("record-lab-compliant")]
    [TestCase("record-lab-non-compliant")]
    public void A_laboratory_s_result_always_names_its_method(string action) =>
        Assert.That(PositiveLifecycle.Table.Find("sent-to-lab", action)!.Needs, Does.Contain(PositiveLifecycle.LabMethod));

    private static CaseState At(Lifecycle lifecycle, CaseStage stage) => lifecycle.Moves.Any(move => move.Closes && move.To == stage)
        ? CloseCaseTests.Close(lifecycle).State
        : CaseWalk.To(lifecycle, stage);

    private static Move? CellOf(TestCaseData cell) =>
        ((Lifecycle)cell.Arguments[0]!).Find(((CaseStage)cell.Arguments[1]!).Code, ((CaseAction)cell.Arguments[2]!).Code);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodeShape();
}
