namespace FoodSafety.Lims.Web.Markets;

/// <param name="By">Local time by which a log had to be there; null for whenever it came.</param>
/// <param name="Markets">How many markets the district has.</param>
/// <param name="Items">Those that have not sent and did not say why; none for a day that has not come.</param>
/// <param name="Closed">Those that have not sent because they declared that they did not trade: 休市, 台风, 其他.</param>
/// <param name="Text">The same as one sentence, ready to be pasted where markets are reminded.</param>
/// <param name="Unable">Those that traded and declared that they could not test: 停电, 设备故障.</param>
/// <param name="Running">Night markets whose business day was not over, or whose log was not due, at the instant asked for.</param>
/// <param name="Contradicted">Those that declared a reason and sent tests all the same: the tests are kept, somebody should ask.</param>
public sealed record MissingLogList(
    string District, DateOnly Date, TimeOnly? By, int Markets, IReadOnlyList<OrganisationLine> Items, IReadOnlyList<MissingLogList.Excused> Closed, string Text,
    IReadOnlyList<MissingLogList.Excused> Unable, IReadOnlyList<OrganisationLine> Running, IReadOnlyList<MissingLogList.Excused> Contradicted)
{
    /// <param name="Closure">Code of the kind that was declared; <paramref name="ClosureName"/> for people.</param>
    public sealed record Excused(string Code, string Name, string Kind, string District, string Closure, string ClosureName, string Reason)
    {
        /// <summary>E.g. 停电; with the declarer's words where they say more than the kind.</summary>
        public string InWords => Reason == ClosureName ? ClosureName : $"{ClosureName} {Reason}";
    }
}
