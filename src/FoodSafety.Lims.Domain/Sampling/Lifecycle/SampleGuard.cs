namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>A condition on a move besides what it asks for.</summary>
/// <param name="Code">Code of the refusal when it does not hold.</param>
/// <param name="Name">Chinese name, for the table.</param>
/// <param name="Sentence">Why it is refused and what to do, for people.</param>
/// <param name="Holds">Whether it holds for this sample, this person and what is given.</param>
public sealed record SampleGuard(string Code, string Name, string Sentence, Func<SampleState, string, IReadOnlyDictionary<string, string>, bool> Holds)
{
    private static readonly char[] SealsApart = ['、', '，', ',', '；', ';', '/', ' '];

    /// <summary>抽检分离: who sampled neither takes the sample in nor tests it, nor locks its result.</summary>
    public static SampleGuard NotASampler { get; } = new(
        "sampler-is-analyst",
        "抽样人员不得检验",
        "抽样人员不得接收、检验本人抽取的样品，也不得锁定其结果，请由检验机构的其他人员办理。",
        static (state, who, given) => !new[] { who, given.GetValueOrDefault(SampleLifecycle.Analyst.Code, "") }.Concat(state.Background.Analysts)
            .Any(name => PersonName.IsAmong(name, state.Background.Samplers)));

    /// <summary>Where 抽检分离 is in force, one organisation does not both sample and test.</summary>
    public static SampleGuard SeparateOrganisations { get; } = new(
        "same-organisation",
        "实行抽检分离的，抽样单位与检验机构须为不同机构",
        "本地区实行抽检分离，抽样单位与检验机构不得为同一机构，请作废后改由其他检验机构承检。",
        static (state, _, _) => !state.Background.Policy.Required || state.Background.SamplingOrganisation != state.Background.Laboratory);

    /// <summary>Where 抽检分离 is in force, the laboratory gets the sample under a blind code only.</summary>
    public static SampleGuard NoRecodingRequired { get; } = new(
        "recoding-required",
        "实行抽检分离的，须先换码",
        "本地区实行抽检分离，样品须先中转换码，检验机构凭盲样编号接收。",
        static (state, _, _) => !state.Background.Policy.Required);

    /// <summary>A laboratory refuses a sample whose seal is broken (令15 arts 22–25, from memory).</summary>
    public static SampleGuard SealsIntact { get; } = new(
        "seal-broken",
        "封条完好",
        "封条破损的样品不得接收，请办理拒收并写明理由。",
        static (_, _, given) => given.GetValueOrDefault(SampleLifecycle.SealCondition.Code) != SampleField.Broken);

    /// <summary>There is something to lock.</summary>
    public static SampleGuard HasResult { get; } = new(
        "no-result",
        "已有检验结果",
        "还没有检验结果，请先报送结果再锁定。",
        static (state, _, _) => state.Background.HasResult);

    /// <summary>A sample that was tested is neither voided nor given a blind code: its result stands, and its laboratory knows it.</summary>
    public static SampleGuard HasNoResult { get; } = new(
        "has-result",
        "尚无检验结果",
        "已有检验结果，不能再作废或换码；结果有误的请更正或撤回结果的导入。",
        static (state, _, _) => !state.Background.HasResult);

    /// <summary>Custody goes forward: nothing is handed over before it was sampled, or before the hand-over that went before.</summary>
    public static SampleGuard HandedInOrder { get; } = new(
        "handed-at-out-of-order",
        "交接时间不早于抽样和上一次交接",
        "交接时间（handed-at）不得早于抽样日期和上一次交接的时间，请核对。",
        static (state, _, given) => !given.TryGetValue(SampleLifecycle.HandedAt.Code, out var handed) || SampleField.InstantOf(handed) is not { } at
            || (at >= state.Background.SampledFrom && !(at < state.LastHandedAt)));

    /// <summary>Each part of a sample has a seal of its own (令15 art 20, from memory).</summary>
    public static SampleGuard SealsDiffer { get; } = new(
        "seals-same",
        "检验样品与备份样品封条编号不同",
        "检验样品与备份样品须分别封样，两个封条编号不得相同，请核对。",
        static (_, _, given) => !SameSeal(given.GetValueOrDefault(SampleLifecycle.TestSealNumber.Code), given.GetValueOrDefault(SampleLifecycle.BackupSealNumber.Code)));

    /// <summary>Re-coding opens the sampler's seal, which the form names: a blind sample goes on under another, and where 抽检分离 is in force says which.</summary>
    public static SampleGuard SealIsNew { get; } = new(
        "seal-not-new",
        "换码后使用新的封条",
        "换码后须重新封样：请填写新的封条编号（blind-seal-no），且不得与抽样时的封条编号相同，否则凭封条即可查知抽样单。",
        static (state, _, given) => given.TryGetValue(SampleLifecycle.BlindSealNumber.Code, out var seal)
            ? !state.Events.SelectMany(happened => new[] { SampleLifecycle.TestSealNumber, SampleLifecycle.BackupSealNumber }.Select(field => happened.Given.GetValueOrDefault(field.Code)))
                .Append(state.Background.FormSeals).Concat(state.Background.FormSeals?.Split(SealsApart) ?? []).Any(old => SameSeal(old, seal))
            : !state.Background.Policy.Required);

    /// <summary>What was handed on to be examined again is used up or opened: nobody eats it.</summary>
    public static SampleGuard BackupNotHandedOn { get; } = new(
        "backup-handed-on",
        "备份样品未移交复检",
        "备份样品已移交复检机构，不得再利用，只能销毁。",
        static (state, _, given) => !IsReuse(given) || !state.Events.Any(happened => happened.Action == SampleLifecycle.HandBackup.Code));

    /// <summary>While its laboratory makes a report, the approval alone locks its result, and nothing is voided under it.</summary>
    public static SampleGuard NoUnissuedReport { get; } = new(
        "report-in-progress",
        "没有正在编制的检验报告",
        "该样品的检验报告正在编制：结果随报告的批准锁定；不再需要该报告的，请先由检验机构废弃（discard）。",
        static (state, _, _) => !state.Background.HasUnissuedReport);

    /// <summary>The green channel is asked for by one person and approved by another.</summary>
    public static SampleGuard SecondPerson { get; } = new(
        "second-person",
        "由第二人批准",
        "绿色通道须由登记人、抽样人员以外的负责人批准。",
        static (state, who, _) => state.Events[0].By != who && !PersonName.IsAmong(who, state.Background.Samplers));

    /// <summary>While its finding is being dealt with, the backup may still be asked for.</summary>
    public static SampleGuard NoOpenCase { get; } = new(
        "case-open",
        "核查处置案件已销号",
        "该样品的核查处置案件尚未销号，备份样品须继续保存。",
        static (state, _, _) => !state.Background.HasOpenCase);

    /// <summary>遂宁 (十一)四: only compliant backups are re-used.</summary>
    public static SampleGuard BackupCompliant { get; } = new(
        "backup-non-compliant",
        "不合格样品的备份样品只能销毁",
        "不合格样品的备份样品不得再利用，保存期满后只能销毁。",
        static (state, _, given) => !IsReuse(given) || state.Background.Retention?.Verdict == Verdict.Compliant);

    /// <summary>Whether it can still be eaten must be known.</summary>
    public static SampleGuard BackupShelfLifeKnown { get; } = new(
        "backup-shelf-life-unknown",
        "再利用须知保质期",
        "没有登记备份样品的保质期，不能再利用；请在办理处置时填写 best-before（保质期至）。",
        static (state, _, given) => !IsReuse(given) || RetentionOf(state, given)?.BestBefore is not null);

    /// <summary>What has expired is destroyed.</summary>
    public static SampleGuard BackupNotExpired { get; } = new(
        "backup-expired",
        "再利用须在保质期内",
        "备份样品已过保质期，不得再利用，只能销毁。",
        static (state, _, given) => !IsReuse(given) || RetentionOf(state, given)?.IsExpiredOn(state.Background.Today) == false);

    /// <summary>The retention, or where it may be re-used early the time for objections, is over.</summary>
    public static SampleGuard BackupKeptLongEnough { get; } = new(
        "backup-still-kept",
        "保存期或异议期已满",
        "备份样品仍在保存期或异议期内，不得处置；期限见该抽样单的“备份样品”。",
        static (state, _, given) => RetentionOf(state, given) is { } retention
            && (IsReuse(given) ? retention.IsReusableOn(state.Background.Today) : retention.IsOverOn(state.Background.Today)));

    private static bool SameSeal(string? one, string? other) =>
        one is not null && other is not null && Judgement.Spelling.NameKey(one) == Judgement.Spelling.NameKey(other);

    private static BackupRetention? RetentionOf(SampleState state, IReadOnlyDictionary<string, string> given) =>
        state.Background.Retention?.Until(SampleField.DayOf(given.GetValueOrDefault(SampleLifecycle.BestBefore.Code)));

    private static bool IsReuse(IReadOnlyDictionary<string, string> given) => BackupUse.IsReuse(given.GetValueOrDefault(SampleLifecycle.BackupUse.Code, ""));

    /// <summary>The green channel is granted once.</summary>
    public static SampleGuard NotYetGreen { get; } = new(
        "already-granted",
        "尚未进入绿色通道",
        "已在绿色通道，无须再批。",
        static (state, _, _) => !state.IsGreenChannel);
}
