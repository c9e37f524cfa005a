using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>What importing a reference set did.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Changed">False when the document was there already, and when it has faults.</param>
/// <param name="Lists">How its lists changed.</param>
/// <param name="Counters">Of a plan: what moved in the counters.</param>
/// <param name="Kept">Of organisations: what the file leaves out and records keep.</param>
/// <param name="Notes">What follows from it, and what does not, one sentence each.</param>
/// <param name="Faults">Everything wrong with the document; nothing changed unless empty.</param>
public sealed record ReferenceImport(
    string Set,
    bool Changed,
    IReadOnlyList<ListChange> Lists,
    CounterMoves? Counters,
    IReadOnlyList<KeptEntry> Kept,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ReadingFault> Faults)
{
    internal static ReferenceImport Refused(string set, IReadOnlyList<ReadingFault> faults) => new(set, false, [], null, [], [], faults);

    internal static ReferenceImport Same(string set) => new(set, false, [], null, [], ["文件与现有内容完全相同，未作任何更改。"], []);
}
