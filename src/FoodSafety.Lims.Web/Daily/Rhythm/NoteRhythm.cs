using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>Puts on record that what the plan asks for at a date was done, with the day and in words; a note that was wrong is taken back first.</summary>
/// <param name="Code">As <see cref="AskRhythm"/> tells it.</param>
/// <param name="DueOn">Which of its dates.</param>
/// <param name="Words">What was done, or, to take back, why the note was wrong.</param>
/// <param name="TakeBack">Takes the standing note back.</param>
public sealed record NoteRhythm(string? District, string? Code, DateOnly DueOn, DateOnly DoneOn, string? Words, bool TakeBack = false)
{
    private const int Longest = 1000;

    public async Task<Outcome<RhythmNote>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        using (var connection = database.OpenConnection())
        {
            var beat = new ReferenceSets(connection).PlansByYear(District!).Values.SelectMany(plan => PlanBeat.Of(plan)).FirstOrDefault(beat => beat.Code == Code && beat.DueOn == DueOn);
            if (beat?.Kind == "submission")
                return new Refusal("handed-in-by-units", $"“{beat.Title}”由各单位逐个报送，不能登记为已办；请在“重点工作安排”报送。", RefusalKind.Unprocessable);
            if (beat is null)
                return new Refusal("unknown-date", FormattableString.Invariant($"计划中没有“{Code}”在 {DueOn:yyyy-MM-dd} 的事项，请在“日程”中核对。"), RefusalKind.NotFound);
        }
        if (string.IsNullOrWhiteSpace(Words))
            return new Refusal("missing", TakeBack ? "撤回登记须写明理由（words）。" : "请写明办了什么（words）。", RefusalKind.Invalid);
        if (Words.Length > Longest)
            return new Refusal("too-long", $"文字超过 {Longest} 字，请缩短。", RefusalKind.Invalid);
        if (!TakeBack && DoneOn > now.LocalDay(database.Settings.TimeZone))
            return new Refusal("in-the-future", FormattableString.Invariant($"办理日期 {DoneOn:yyyy-MM-dd} 晚于今天，请核对。"), RefusalKind.Invalid);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DistrictLock.Take(db, District!);
        var standing = await db.RhythmNotes.SingleOrDefaultAsync(note => note.DistrictCode == District && note.Code == Code && note.DueOn == DueOn, cancel);
        if (TakeBack != standing is not null)
            return TakeBack ? new Refusal("not-noted", "该事项没有已登记的办理情况，无可撤回。")
                : new Refusal("already-noted", FormattableString.Invariant($"该事项已登记：{standing!.DoneOn:yyyy-MM-dd} {standing.Words}（{standing.RecordedBy}）；有误时请先撤回。"));
        if (standing is not null)
            (standing.WithdrawnAt, standing.WithdrawnBy, standing.WithdrawnBecause) = (now, caller.Name, Words.Trim());
        else
            db.RhythmNotes.Add(standing = new RhythmNote { DistrictCode = District!, Code = Code!, DueOn = DueOn, DoneOn = DoneOn, Words = Words.Trim(), RecordedBy = caller.Name, RecordedAt = now });
        await db.SaveAudited(caller.Name, now, new AuditedChange(TakeBack ? "withdraw-rhythm-note" : "note-rhythm", FormattableString.Invariant($"{District}/{Code}/{DueOn:yyyy-MM-dd}")), cancel);
        await transaction.CommitAsync(cancel);
        return standing;
    }
}
