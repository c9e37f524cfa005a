using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A way of working that the plan orders and that has no number of its own: a watch-list, a campaign, 抽检分离, 1+5+N.</summary>
/// <param name="Code">Stable and unique in the plan.</param>
/// <param name="Task">The task's number as printed.</param>
/// <param name="Source">The words that order it.</param>
/// <param name="Kind">One of <see cref="MechanismKinds"/>.</param>
/// <param name="Title">In the users' words.</param>
/// <param name="Owners">Who carries it out.</param>
/// <param name="Parameters">Name to values; numbers as written.</param>
/// <param name="Assumed">Names of the parameters that the document does not give and this plan assumes.</param>
public sealed record Mechanism(
    string Code,
    string Task,
    Source Source,
    string Kind,
    string Title,
    ImmutableArray<string> Owners,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Parameters,
    ImmutableArray<string> Assumed);
