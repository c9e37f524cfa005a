using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>What acts of one item, once it was judged beside what was reported.</summary>
/// <param name="Item">The item.</param>
/// <param name="Limit">What it was judged by: as given, or from the table of limits; null where there is neither.</param>
/// <param name="Verdict">The stricter of judged and reported; null when neither says anything.</param>
/// <param name="Judged">What the value says by itself; null when nothing can be judged.</param>
/// <param name="Notes">What to know beside it.</param>
/// <param name="LimitMethod">检验依据 that the limit of the table is for; null where it is for every method, or as given.</param>
public sealed record ItemJudgement(ItemResult Item, Limit? Limit, Verdict? Verdict, Verdict? Judged, JudgementNotes Notes, string? LimitMethod = null)
{
    /// <summary>Whether the table's limit acted though another was given: the value passes the one given and fails the one in force.</summary>
    public bool IsStricter => Limit != Item.Limit && Item.Limit is { Kind: not LimitKind.NotGiven };

    /// <summary>Judges an item of a sample of this food, by the limit given or else the one for its method in force on the day of the test.</summary>
    /// <param name="besideTable">Whether a limit given is held against the table's, and the one that the value fails acts: at the bench, where a person types it.</param>
    public static ItemJudgement Of(
        ItemResult item, Verdict? reported, string food, string? category, string? method, DateOnly testedOn, RulesSnapshot rules, bool besideTable = false)
    {
        var limit = item.Limit;
        string? limitMethod = null;
        var isGiven = limit is not (null or { Kind: LimitKind.NotGiven });
        if (!isGiven || besideTable)
        {
            var standardItem = rules.TestItems.GetValueOrDefault(Spelling.NameKey(item.TestItem), item.TestItem);
            if (rules.Limits.Value.Find(food, category, standardItem, testedOn, method) is { } row
                && (!isGiven || (Fails(row.Limit) && !Fails(limit!))))
                (limit, limitMethod) = (row.Limit, row.Method);
        }

        var judgement = limit is null ? new ResultJudgement(null, JudgementNotes.NotGiven) : ResultJudge.Judge(item.Value, limit);
        var verdict = reported == Domain.Sampling.Verdict.NonCompliant || judgement.Verdict == Domain.Sampling.Verdict.NonCompliant
            ? Domain.Sampling.Verdict.NonCompliant
            : judgement.Verdict ?? reported;
        return new ItemJudgement(item, limit, verdict, judgement.Verdict, judgement.Notes, limitMethod);

        bool Fails(Limit by) => ResultJudge.Judge(item.Value, by).Verdict == Domain.Sampling.Verdict.NonCompliant;
    }
}
