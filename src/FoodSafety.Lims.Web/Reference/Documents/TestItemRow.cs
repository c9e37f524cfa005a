namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>A row of <c>test-items</c> (检验项目).</summary>
/// <param name="Group">The group it belongs to first, e.g. 农药残留.</param>
/// <param name="AlsoGroups">Further groups, e.g. 非法添加.</param>
public sealed record TestItemRow(string Name, IReadOnlyList<string> Synonyms, string Group = "", IReadOnlyList<string>? AlsoGroups = null)
{
    /// <summary>All its groups.</summary>
    public IEnumerable<string> Groups => (AlsoGroups ?? []).Prepend(Group);
}
