using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>What <see cref="AskDivision"/> answers.</summary>
/// <param name="Goal">What the plan asks for now; null where there is no number to divide.</param>
/// <param name="NotDivisible">Why not; null where there is one.</param>
/// <param name="Version">The division looked at; null where there is none.</param>
/// <param name="Progress">Null without a division.</param>
/// <param name="Versions">All of them, the first one first.</param>
/// <param name="Note">Where the plan's goal is another than the one that was divided.</param>
public sealed record TargetDivision(
    string District, string Target, string Title, int Year, DateTimeOffset AsOf, long? Goal, string? NotDivisible, TargetDivision.Edition? Version, TargetDivision.Tree? Progress,
    IReadOnlyList<TargetDivision.Edition> Versions, string? Note)
{
    /// <param name="From">First day it is in force.</param>
    /// <param name="Whole">The goal that was divided.</param>
    public sealed record Edition(int Version, DateOnly From, long Whole, string? Source, DateTimeOffset DecidedAt, string DecidedBy, DivisionDocument Division)
    {
        public static Edition Of(StoredDivision stored, TimeZoneInfo zone) => new(
            stored.Version, stored.EffectiveFrom, stored.Whole, stored.Source, stored.DecidedAt.ToLocal(zone), stored.DecidedBy, DivisionDocument.Read(stored.Document));
    }

    /// <param name="Done">Of the whole.</param>
    public sealed record Tree(long Done, Group? Places, IReadOnlyList<Period> Periods, Group? Floors)
    {
        public static Tree Of(DivisionProgress progress) => new(progress.Done, Group.Of(progress.Places), Period.Of(progress.Periods), Group.Of(progress.Floors));
    }

    /// <param name="Kind">county | street | site | unit | counter</param>
    /// <param name="Other">其他: counted in the whole and in none of the shares.</param>
    public sealed record Group(string Kind, IReadOnlyList<Share> Shares, long Other)
    {
        public static Group? Of(GroupProgress? group) => group is null ? null : new(group.Kind.Word(), [.. group.Shares.Select(share => new Share(
            share.Code, share.Name, share.Goal, share.Done, share.Remaining, share.Behind, share.Pace?.PerWorkingDay, share.Pace?.Today, share.Pace?.Due, Of(share.Parts),
            share.Closed is { } closed ? ClosureKinds.CodeOf(closed) : null))], group.Other);
    }

    /// <param name="Behind">By how much less is there than is due by the day; 0 or below where it is not behind.</param>
    /// <param name="PerWorkingDay">Needed on each working day left; null once the year is over, and where none is left.</param>
    /// <param name="Due">Share of the goal that is due by the day, 0–1.</param>
    /// <param name="Closed">Of a site that declared the day closed, the code of the kind (closed | power-cut | device-fault | typhoon | other); null otherwise.</param>
    public sealed record Share(
        string Code, string Name, long Goal, long Done, long Remaining, decimal Behind, long? PerWorkingDay, long? Today, double? Due, Group? Parts, string? Closed = null);

    /// <param name="Kind">quarter | month</param>
    /// <param name="DueByEnd">Goals up to its end, cumulated.</param>
    /// <param name="DoneByEnd">Counted from 1 January to its end, or to the day looked at.</param>
    /// <param name="State">achieved | on-time | behind | missed | not-due, by the cumulated figures.</param>
    public sealed record Period(string Kind, string Code, DateOnly First, DateOnly Last, long Goal, long Done, long DueByEnd, long DoneByEnd, string State, IReadOnlyList<Period> Parts)
    {
        public static IReadOnlyList<Period> Of(ImmutableArray<PeriodProgress> periods) => [.. periods.Select(period => new Period(
            period.Kind.Word(), period.Code, period.First, period.Last, period.Goal, period.Done, period.DueByEnd, period.DoneByEnd, period.State.Word(), Of(period.Parts)))];
    }
}
