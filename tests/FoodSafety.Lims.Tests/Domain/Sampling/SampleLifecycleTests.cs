using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>Every stage × every action of a sample, read from the table itself, and its guards.</summary>
[TestFixture]
public sealed partial class SampleLifecycleTests
{
    private static IEnumerable<TestCaseData> Cells() =>
        from stage in SampleLifecycle.Stages
        from action in SampleLifecycle.Actions
        select new TestCaseData(stage, action).SetArgDisplayNames(stage.Code, action.Code);

    private static IEnumerable<TestCaseData> PresentCells() => Cells().Where(cell => CellOf(cell) is not null);

    private static IEnumerable<TestCaseData> AbsentCells() => Cells().Where(cell => CellOf(cell) is null);

    private static IEnumerable<TestCaseData> NeededFields() =>
        from move in SampleLifecycle.Table
        from field in move.Needs
        select new TestCaseData(move, field).SetArgDisplayNames(move.From.Code, move.Action.Code, field.Code);

    [TestCaseSource(nameof(PresentCells))]
    public void A_cell_of_the_table_leads_to_its_stage(SampleStage stage, SampleAction action)
    {
        var move = SampleLifecycle.Find(stage.Code, action.Code)!;
        var before = SampleWalk.At(stage);

        var after = SampleWalk.Do(before, move).Value;

        Assert.That((after.Stage, after.Version), Is.EqualTo((move.To.Code, before.Version + 1)));
        Assert.That((after.Events[^1].From, after.Events[^1].To, after.Events[^1].Action), Is.EqualTo((stage.Code, move.To.Code, action.Code)));
        Assert.That(after.Events[^1].Given.Keys, Is.EquivalentTo(move.Needs.Select(field => field.Code)));
    }

    [TestCaseSource(nameof(AbsentCells))]
    public void An_absent_cell_is_refused_aloud(SampleStage stage, SampleAction action)
    {
        var before = SampleWalk.At(stage);

        var refusal = before.Apply(action.Code, new Dictionary<string, string>(), SampleWalk.Analyst, SampleWalk.After(before), before.Version).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("action-not-allowed"));
        Assert.That(refusal.Message, Does.Contain(before.Number).And.Contain(stage.Name).And.Contain(action.Name));
    }

    [TestCaseSource(nameof(NeededFields))]
    public void A_move_without_one_of_its_fields_is_refused_by_name(SampleMove move, SampleField field)
    {
        var refusal = SampleWalk.Do(SampleWalk.At(move.From), move, without: field).Refusal!;

        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo(("field-missing", RefusalKind.Unprocessable)));
        Assert.That(refusal.Message, Does.Contain($"{field.Code}（{field.Name}）"));
    }

    [Test]
    public void The_table_can_be_walked_to_an_end_from_every_stage()
    {
        var leadOut = new HashSet<SampleStage>(SampleLifecycle.Stages.Where(stage => stage.Ends));
        while (SampleLifecycle.Table.Any(move => leadOut.Contains(move.To) && leadOut.Add(move.From)))
        {
        }

        Assert.That(leadOut, Is.EquivalentTo(SampleLifecycle.Stages));
        Assert.That(SampleLifecycle.Stages.Where(stage => stage.Ends == SampleLifecycle.From(stage.Code).Any()), Is.Empty);
        Assert.That(SampleLifecycle.Table.SelectMany(move => new[] { move.From, move.To }).Distinct(), Is.EquivalentTo(SampleLifecycle.Stages));
        Assert.That(SampleLifecycle.Table.Select(move => move.Action).Distinct(), Is.EquivalentTo(SampleLifecycle.Actions));
    }

    [Test]
    public void Codes_are_stable_words_and_names_are_Chinese()
    {
        (string Code, string Name)[] words =
        [
            .. SampleLifecycle.Stages.Select(stage => (stage.Code, stage.Name)),
            .. SampleLifecycle.Actions.Select(action => (action.Code, action.Name)),
            .. SampleLifecycle.Table.SelectMany(move => move.Needs.Concat(move.Takes)).Select(field => (field.Code, field.Name)),
            .. SampleLifecycle.Table.SelectMany(move => move.Guards).Select(guard => (guard.Code, guard.Name)),
        ];

        Assert.That(words.Where(word => !CodeShape().IsMatch(word.Code)), Is.Empty);
        Assert.That(words.Where(word => !word.Name.Any(character => character is >= '一' and <= '龥')), Is.Empty);
    }

    /// <summary>杭西食药安办〔2023〕5号 point 7, 抽检分离: who sampled does not test.</summary>
    [TestCase("recoded", "receive", SampleWalk.Sampler, SampleWalk.Analyst, "")]
    [TestCase("handed-over", "receive", SampleWalk.Sampler, SampleWalk.Analyst, "")]
    [TestCase("received", "lock-result", SampleWalk.Sampler, SampleWalk.Analyst, "")]
    [TestCase("received", "lock-result", "王五", SampleWalk.Sampler, "")]
    [TestCase("received", "lock-result", "王五", SampleWalk.Analyst, "李四")]
    public void A_sampler_neither_takes_in_nor_tests_what_they_sampled(string stage, string action, string who, string analyst, string analystOfResults)
    {
        var move = SampleLifecycle.Find(stage, action)!;
        var state = SampleWalk.Ready(SampleWalk.At(move.From), move);
        state = state with { Background = state.Background with { Analysts = [analystOfResults] } };
        var given = move.Needs.ToDictionary(field => field.Code, field => field == SampleLifecycle.Analyst ? analyst : SampleWalk.ValueOf(field));

        Assert.That(state.Apply(action, given, who, SampleWalk.After(state), state.Version).Refusal!.Code, Is.EqualTo("sampler-is-analyst"));
    }

    [TestCase("张三", true)]
    [TestCase(" 张 三", true)]
    [TestCase("ＺＨＡＮＧ San", true)]
    [TestCase("张三丰", false)]
    [TestCase("", false)]
    public void A_person_is_the_same_however_the_name_is_spaced(string who, bool isSampler) =>
        Assert.That(PersonName.IsAmong(who, ["张三", "zhang san"]), Is.EqualTo(isSampler));

    [TestCase("registered", false, false, "registered")]
    [TestCase("registered", true, false, "received")]
    [TestCase("registered", true, true, "reported")]
    [TestCase("recoded", true, true, "recoded")]
    [TestCase("voided", true, true, "voided")]
    public void What_came_by_file_moves_a_sample_that_nobody_acted_on(string stage, bool isTested, bool isReported, string expected) =>
        Assert.That(SampleLifecycle.StandsAt(stage, isTested, isReported).Code, Is.EqualTo(expected));

    [TestCase("440304-REG", "440304-LAB1", true, null)]
    [TestCase("440304-LAB1", "440304-LAB1", false, null)]
    [TestCase("440304-LAB1", "440304-LAB1", true, "same-organisation")]
    public void Where_separation_is_required_one_organisation_does_not_sample_and_test(string sampling, string laboratory, bool required, string? code)
    {
        var state = SampleWalk.At(SampleLifecycle.HandedOver) with
        {
            Background = SampleWalk.Background with { SamplingOrganisation = sampling, Laboratory = laboratory, Policy = new SeparationPolicy(required, FlagsSameOrganisation: true) },
        };
        var recode = new Dictionary<string, string> { ["handed-to"] = "快递", ["seal-condition"] = "intact", ["blind-seal-no"] = "封C001" };

        Assert.That(state.Apply("recode", recode, SampleWalk.Analyst, SampleWalk.After(state), state.Version).Refusal?.Code, Is.EqualTo(code));
        Assert.That(state.Background.IsFlagged, Is.EqualTo(sampling == laboratory));
    }

    [TestCase("receive")]
    [TestCase("refuse")]
    public void Where_separation_is_required_the_laboratory_gets_no_sample_as_it_is(string action)
    {
        var state = SampleWalk.At(SampleLifecycle.HandedOver) with { Background = SampleWalk.Background with { Policy = new SeparationPolicy(Required: true, FlagsSameOrganisation: false) } };

        Assert.That(SampleWalk.Do(state, SampleLifecycle.Find("handed-over", action)!).Refusal!.Code, Is.EqualTo("recoding-required"));
    }

    [Test]
    public void A_sample_with_a_broken_seal_is_refused_and_not_received()
    {
        var state = SampleWalk.At(SampleLifecycle.Recoded);
        var broken = new Dictionary<string, string> { ["seal-condition"] = "broken" };

        Assert.That(state.Apply("receive", broken, SampleWalk.Analyst, SampleWalk.After(state), state.Version).Refusal!.Code, Is.EqualTo("seal-broken"));
        broken["refusal-reason"] = "备份样品封条破损";
        Assert.That(state.Apply("refuse", broken, SampleWalk.Analyst, SampleWalk.After(state), state.Version).Value.Stage, Is.EqualTo("refused"));
    }

    [TestCase("完好", "received")]
    [TestCase("破损", null)]
    public void A_word_of_a_form_is_taken_in_Chinese_as_by_its_code(string condition, string? stage)
    {
        var state = SampleWalk.At(SampleLifecycle.Recoded);

        var applied = state.Apply("receive", new Dictionary<string, string> { ["seal-condition"] = condition }, SampleWalk.Analyst, SampleWalk.After(state), state.Version);

        Assert.That((applied.Refusal?.Code, applied.Refusal is null ? applied.Value.Stage : null), Is.EqualTo((stage is null ? "seal-broken" : null, stage)));
    }

    [TestCase("donation", Verdict.NonCompliant, "2024-12-31", "2024-06-01", "backup-non-compliant")]
    [TestCase("destruction", Verdict.NonCompliant, null, "2024-06-01", null)]
    [TestCase("auction", Verdict.Compliant, null, "2024-06-01", "backup-shelf-life-unknown")]
    [TestCase("charity-sale", Verdict.Compliant, "2024-05-31", "2024-06-01", "backup-expired")]
    [TestCase("donation", Verdict.Compliant, "2024-12-31", "2024-01-01", "backup-still-kept")]
    [TestCase("destruction", Verdict.Compliant, "2024-12-31", "2024-01-01", "backup-still-kept")]
    [TestCase("donation", Verdict.Compliant, "2024-12-31", "2024-01-02", null)]
    [TestCase("burial", Verdict.Compliant, "2024-12-31", "2024-06-01", "field-invalid")]
    public void A_backup_is_released_only_when_it_may_be(string use, Verdict verdict, string? bestBefore, string today, string? code)
    {
        static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var retention = new BackupRetention(
            verdict, Day("2023-09-30"), bestBefore is null ? null : Day(bestBefore), Day("2024-01-01"), verdict == Verdict.Compliant ? Day("2024-01-02") : null, "令15", "likely");
        var state = SampleWalk.At(SampleLifecycle.Reported) with { Background = SampleWalk.Background with { Retention = retention, Today = Day(today) } };
        var given = new Dictionary<string, string> { ["backup-use"] = use, ["recipient"] = "某某敬老院", ["released-quantity"] = "1 kg" };

        Assert.That(state.Apply("release-backup", given, "赵六", SampleWalk.After(state), state.Version).Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void The_green_channel_changes_no_stage_and_is_granted_once()
    {
        var state = SampleWalk.At(SampleLifecycle.Recoded);
        var grant = SampleLifecycle.Find("recoded", "grant-green-channel")!;

        var green = SampleWalk.Do(state, grant).Value;

        Assert.That((green.Stage, green.IsGreenChannel, state.IsGreenChannel), Is.EqualTo((state.Stage, true, false)));
        Assert.That(SampleWalk.Do(green, grant).Refusal!.Code, Is.EqualTo("already-granted"));
    }

    /// <summary>XH 7, 应急检验检测“绿色通道”: one asks, another approves.</summary>
    [TestCase(SampleWalk.Sampler, "second-person")]
    [TestCase("440304-REG", "second-person")]
    [TestCase("赵六", null)]
    public void The_green_channel_is_approved_by_another_than_who_registered_or_sampled(string who, string? code)
    {
        var state = SampleWalk.At(SampleLifecycle.HandedOver);

        Assert.That(SampleWalk.Do(state, SampleLifecycle.Find("handed-over", "grant-green-channel")!, who).Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Each_further_hand_over_is_an_event_of_its_own_and_changes_no_stage()
    {
        var state = SampleWalk.At(SampleLifecycle.HandedOver);
        var pass = SampleLifecycle.Find("handed-over", "pass-on")!;

        var passed = SampleWalk.Do(SampleWalk.Do(state, pass).Value, pass).Value;

        Assert.That((passed.Stage, passed.Version), Is.EqualTo((state.Stage, state.Version + 2)));
        Assert.That(passed.Events.TakeLast(2).Select(happened => happened.Given.Keys), Is.All.EquivalentTo(new[] { "handed-to", "seal-condition" }));
    }

    [Test]
    public void While_its_case_is_open_a_backup_stays()
    {
        var release = SampleLifecycle.Find("reported", "release-backup")!;
        var state = SampleWalk.Ready(SampleWalk.At(SampleLifecycle.Reported), release);
        state = state with { Background = state.Background with { HasOpenCase = true } };

        Assert.That(state.Apply("release-backup", release.Needs.ToDictionary(field => field.Code, SampleWalk.ValueOf), "赵六", SampleWalk.After(state), state.Version).Refusal!.Code,
            Is.EqualTo("case-open"));
    }

    [Test]
    public void Nothing_is_locked_without_a_result_and_nothing_tested_is_voided_or_recoded()
    {
        var received = SampleWalk.At(SampleLifecycle.Received);
        var lockResult = SampleLifecycle.Find("received", "lock-result")!;
        var given = lockResult.Needs.ToDictionary(field => field.Code, SampleWalk.ValueOf);
        Assert.That(received.Apply("lock-result", given, SampleWalk.Analyst, SampleWalk.After(received), received.Version).Refusal!.Code, Is.EqualTo("no-result"));

        foreach (var (stage, action) in new[] { ("received", "void"), ("handed-over", "recode") })
        {
            var move = SampleLifecycle.Find(stage, action)!;
            var tested = SampleWalk.At(move.From) with { Background = SampleWalk.Background with { HasResult = true } };
            var refusal = tested.Apply(action, move.Needs.ToDictionary(field => field.Code, SampleWalk.ValueOf), SampleWalk.Analyst, SampleWalk.After(tested), tested.Version).Refusal!;
            Assert.That(refusal.Code, Is.EqualTo("has-result"), action);
        }
    }

    [TestCase("void")]
    [TestCase("lock-result")]
    public void While_a_report_is_being_made_nothing_is_voided_under_it_and_its_approval_alone_locks(string action)
    {
        var move = SampleLifecycle.Find("received", action)!;
        var state = SampleWalk.Ready(SampleWalk.At(SampleLifecycle.Received), move);
        state = state with { Background = state.Background with { HasUnissuedReport = true } };

        Assert.That(state.Apply(action, move.Needs.ToDictionary(field => field.Code, SampleWalk.ValueOf), SampleWalk.Analyst, SampleWalk.After(state), state.Version).Refusal!.Code,
            Is.EqualTo("report-in-progress"));
    }

    [Test]
    public void A_stale_version_is_told_what_changed()
    {
        var state = SampleWalk.At(SampleLifecycle.Recoded);

        var refusal = state.Apply("receive", new Dictionary<string, string>(), SampleWalk.Analyst, SampleWalk.After(state), 2).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo("stale-version"));
        Assert.That(refusal.Message, Does.Contain("第 3 版").And.Contain("第 2 版").And.Contain("样品中转换码").And.Contain(SampleWalk.Analyst));
    }

    [TestCase("seal-condition", "好", "field-invalid")]
    [TestCase("handed-at", "2023-09-18", "field-invalid")]
    [TestCase("handed-at", "2033-09-18T09:00:00+08:00", "field-invalid")]
    [TestCase("handed-to", "  ", "field-missing")]
    [TestCase("colour", "红", "unknown-field")]
    public void A_value_that_will_not_do_is_named(string field, string value, string code)
    {
        var state = SampleWalk.Registered();
        var given = SampleLifecycle.Find("registered", "hand-over")!.Needs.ToDictionary(needed => needed.Code, SampleWalk.ValueOf);
        given[field] = value;

        var refusal = state.Apply("hand-over", given, SampleWalk.Analyst, SampleWalk.After(state), 1).Refusal!;

        Assert.That(refusal.Code, Is.EqualTo(code));
        Assert.That(refusal.Message, Does.Contain(field));
    }

    [Test]
    public void An_unknown_action_is_answered_with_the_known_ones() =>
        Assert.That(SampleWalk.Registered().Apply("publish", new Dictionary<string, string>(), "王五", SampleWalk.RegisteredAt, 1).Refusal!.Message,
            Does.Contain("publish").And.Contain("hand-over（封样交接）"));

    private static SampleMove? CellOf(TestCaseData cell) =>
        SampleLifecycle.Find(((SampleStage)cell.Arguments[0]!).Code, ((SampleAction)cell.Arguments[1]!).Code);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodeShape();
}
