using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>One disposal case for each non-compliant sample, all its items inside, whether it came by a laboratory or by a bulletin.</summary>
public static class DisposalCases
{
    /// <summary>Opens the sample's case, or joins the one it has. Whether one was opened.</summary>
    /// <param name="import">The import's transaction.</param>
    /// <param name="rules">Whose district it is.</param>
    /// <param name="opened">The case as it would be opened.</param>
    public static bool Record(ImportTransaction import, RulesSnapshot rules, NewCase opened) => StandingCase.Record(import, rules.Now, opened,
        "district_code = @district AND kind = 'disposal' AND sample_no = @sample", ("district", rules.DistrictCode), ("sample", opened.SampleNo));

    /// <summary>The parties that must act, of those that are known.</summary>
    public static IReadOnlyList<(string Role, string Name)> Parties(string? seller, string? producer, string? platform = null) =>
    [
        .. new[] { (PartyRole.Seller, seller), (PartyRole.Producer, producer), (PartyRole.Platform, platform) }
            .Where(party => party.Item2 is { Length: > 0 } and not ("/" or "-" or "—"))
            .Select(party => (party.Item1.ToString().ToLowerInvariant(), party.Item2!)),
    ];
}
