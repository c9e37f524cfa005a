using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>What a plan must agree with outside itself: its district, the district's other plans, and the words of the files.</summary>
internal static class PlanCheck
{
    public static void Run(string name, string district, Plan plan, ReferenceSets sets, IReadOnlySet<string> siteCodes, List<ReadingFault> faults)
    {
        if (plan.District != district)
            faults.Add(new("计划", "district", "other-district", $"这是 {plan.District} 的计划，不能导入为“{name}”；请用 plans/{plan.District}-… 作名称。"));
        foreach (var (other, stored) in sets.Plans(district).Where(other => other.Name != name && other.Plan.FirstYear == plan.FirstYear))
            faults.Add(new("计划", "year", "year-taken", FormattableString.Invariant($"“{other}”已是 {stored.FirstYear} 年起的计划；请导入到该名称以替换它。")));

        var words = sets.Vocabularies().ToLookup(word => word.Vocabulary, word => word.Name);
        var placeTypes = words["place-type"].ToHashSet();
        var categories = sets.FoodCategories().Select(category => category.Name).ToHashSet();
        foreach (var counter in plan.Counters)
        {
            foreach (var lists in counter.AnyOf.SelectMany(filter => new[] { filter.Only, filter.Except }))
            {
                var where = $"计数器 {counter.Code}";
                Known(where, "placeTypes", lists.PlaceTypes, placeTypes);
                Known(where, "sites", lists.Sites, siteCodes);
                Known(where, "foodCategories", lists.FoodCategories, categories);
                Known(where, "stages", lists.Stages, words["stage"]);
                Known(where, "methodClasses", lists.MethodClasses, words["method-class"]);
                Known(where, "programmes", lists.Programmes, words["programme"]);
                Known(where, "programmeSources", lists.ProgrammeSources, words["programme-source"]);
                Known(where, "selections", lists.Selections, words["selection"]);
                Known(where, "organisers", lists.Organisers, words["organiser"]);
            }
        }
        foreach (var target in plan.Targets.SelectMany(target => target.SelfAndParts()))
            Known($"指标 {target.Code}", "sitePlaceTypes", target.SitePlaceTypes, placeTypes);

        var populations = sets.Populations();
        foreach (var target in plan.Targets.SelectMany(target => target.SelfAndParts()))
        {
            if (target.Population is { } locked && populations.Of(district, locked) is null)
                faults.Add(new($"指标 {target.Code}", "population", "unknown-population", FormattableString.Invariant($"人口数据中没有 {district} {locked.Year} 年的{locked.Kind}；请先导入。")));
        }

        // A word that no row can bear would leave its counter at nought for ever, and nobody would know why.
        void Known(string where, string field, IEnumerable<string> asked, IEnumerable<string> known)
        {
            foreach (var word in asked.Except(known))
                faults.Add(new(where, field, "unknown-word", $"“{word}”不在参考数据中，没有记录会带有它。"));
        }
    }
}
