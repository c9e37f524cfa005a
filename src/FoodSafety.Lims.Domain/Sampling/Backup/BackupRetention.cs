using FoodSafety.Lims.Domain.Calendar;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>
/// How long the backup part of a sample is kept, and from when it may be re-used: 令15 arts 27–28 (from memory), as dated rules. Kept to the end
/// of its shelf life where that is sooner.
/// </summary>
/// <param name="Verdict">Of the laboratory.</param>
/// <param name="ConcludedOn">Local day of the conclusion: retention starts the day after.</param>
/// <param name="BestBefore">Last day of its shelf life; null where nobody recorded it.</param>
/// <param name="KeptUntil">Last day on which it must be there.</param>
/// <param name="ReusableFrom">First day on which it may be re-used, its shelf life allowing; null for a non-compliant sample.</param>
/// <param name="Source">Act and article of the retention.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
public sealed record BackupRetention(
    Verdict Verdict, DateOnly ConcludedOn, DateOnly? BestBefore, DateOnly KeptUntil, DateOnly? ReusableFrom, string Source, string Certainty)
{
    /// <summary>Rule for compliant samples.</summary>
    public const string CompliantRule = "backup-compliant";

    /// <summary>Rule for non-compliant samples.</summary>
    public const string NonCompliantRule = "backup-non-compliant";

    /// <summary>Rule of a region that lets compliant backups be re-used before their retention ends.</summary>
    public const string EarlyReuseRule = "backup-early-reuse";

    /// <summary>Rule for objections to how the sample was taken: until they are out of time, nothing is re-used.</summary>
    public const string ObjectionRule = "objection-sampling";

    /// <summary>The retention of one backup; null where no rule is in force on the day of the conclusion.</summary>
    /// <param name="verdict">Of the laboratory.</param>
    /// <param name="sampledOn">Local day of sampling.</param>
    /// <param name="concludedOn">Local day of the conclusion.</param>
    /// <param name="bestBefore">Last day of the shelf life, where known.</param>
    /// <param name="district">District code.</param>
    /// <param name="limits">The dated rules.</param>
    /// <param name="calendar">Holidays and make-up days.</param>
    public static BackupRetention? Of(
        Verdict verdict, DateOnly sampledOn, DateOnly concludedOn, DateOnly? bestBefore, string district, LegalLimits limits, WorkingCalendar calendar)
    {
        if (limits.In(verdict == Verdict.Compliant ? CompliantRule : NonCompliantRule, district, concludedOn) is not { } rule)
            return null;
        var retained = LastOf(rule, concludedOn, calendar);
        DateOnly? reusableFrom = null;
        if (verdict == Verdict.Compliant)
        {
            var kept = limits.In(EarlyReuseRule, district, concludedOn) is null ? retained : concludedOn;
            var open = limits.In(ObjectionRule, district, sampledOn) is { } objection ? LastOf(objection, sampledOn, calendar) : kept;
            reusableFrom = (kept > open ? kept : open).AddDays(1);
        }

        return new BackupRetention(
            verdict, concludedOn, bestBefore, bestBefore is { } ends && ends < retained ? ends : retained, reusableFrom, rule.Source, rule.Certainty);
    }

    /// <summary>The same where a last day of its shelf life is said besides: the earlier one says what may be eaten, and no word ends the retention sooner.</summary>
    public BackupRetention Until(DateOnly? bestBefore) => bestBefore is not { } ends || BestBefore <= ends ? this : this with { BestBefore = ends };

    /// <summary>Whether its shelf life is over on a day.</summary>
    public bool IsExpiredOn(DateOnly day) => BestBefore is { } ends && day > ends;

    /// <summary>Whether its retention is over on a day, so that it may be destroyed.</summary>
    public bool IsOverOn(DateOnly day) => day > KeptUntil;

    /// <summary>Whether it may be given away or sold on a day: compliant, its shelf life known and not over, retention or early re-use allowing.</summary>
    public bool IsReusableOn(DateOnly day) => ReusableFrom <= day && BestBefore is not null && !IsExpiredOn(day);

    /// <summary>Whether there was a day up to this one on which it could be re-used: what the utilisation rate is of.</summary>
    public bool WasReusableBy(DateOnly day) => ReusableFrom <= day && BestBefore >= ReusableFrom;

    private static DateOnly LastOf(LegalLimit rule, DateOnly start, WorkingCalendar calendar) =>
        rule.Due(new DateTimeOffset(start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), TimePrecision.Day, calendar, TimeSpan.Zero).LastOn;
}
