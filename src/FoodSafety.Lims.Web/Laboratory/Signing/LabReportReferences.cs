using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>The reference data that reports are read by, loaded once for however many reports.</summary>
/// <param name="Accreditations">What laboratories are accredited for, and who signs.</param>
/// <param name="Rules">Which findings are urgent.</param>
/// <param name="Items">Test items by the key of each of their names.</param>
/// <param name="Law">How long a report may take.</param>
/// <param name="Zone">The district's wall clock.</param>
public sealed record LabReportReferences(
    Accreditations Accreditations, LaboratoryRules Rules, ILookup<string, TestItemRow> Items, TurnaroundLaw Law, TimeZoneInfo Zone)
{
    public static async Task<LabReportReferences> Load(LimsDb db, LimsDatabase database, CancellationToken cancel)
    {
        using var connection = database.OpenConnection();
        var (sets, zone) = (new ReferenceSets(connection), database.Settings.TimeZone);
        var items = sets.TestItems().SelectMany(item => item.Synonyms.Append(item.Name), (item, spelling) => (Key: Spelling.NameKey(spelling), item))
            .ToLookup(pair => pair.Key, pair => pair.item);
        return new(sets.Accreditations(), sets.LaboratoryRules(), items, await LaboratoryLaw.Load(db, zone, cancel), zone);
    }
}
