using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>One disposal case for each non-compliant sample, all its items inside, whether it came by a laboratory or by a bulletin.</summary>
public static class DisposalCases
{
    /// <summary>Opens the sample's case, or adds items to the one it has; whether it was opened.</summary>
    /// <param name="import">The import's transaction.</param>
    /// <param name="rules">Whose district it is.</param>
    /// <param name="opened">The case as it would be opened.</param>
    public static bool Record(ImportTransaction import, RulesSnapshot rules, NewCase opened)
    {
        using (var command = import.Connection.Command(import.Transaction,
            "SELECT id, test_items FROM cases WHERE district_code = @district AND kind = 'disposal' AND sample_no = @sample ORDER BY id",
            ("district", rules.DistrictCode), ("sample", opened.SampleNo)))
        {
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                var (id, known) = (reader.GetInt32(0), reader.GetString(1));
                reader.Close();
                var more = opened.TestItems.Except(known.Split('、')).ToArray();
                if (more.Length > 0)
                    import.Connection.Run(import.Transaction, "UPDATE cases SET test_items = @items WHERE id = @id",
                        ("items", string.Join('、', [known, .. more])), ("id", id));
                return false;
            }
        }

        CaseWriter.Open(import.Connection, import.Transaction, opened);
        return true;
    }

    /// <summary>Midnight of a local day: what is known to the day began then.</summary>
    public static DateTimeOffset StartOf(DateOnly day, RulesSnapshot rules)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, rules.Zone.GetUtcOffset(local));
    }

    /// <summary>The parties that must act, of those that are known.</summary>
    public static IReadOnlyList<(string Role, string Name)> Parties(string? seller, string? producer, string? platform = null) =>
    [
        .. new[] { (PartyRole.Seller, seller), (PartyRole.Producer, producer), (PartyRole.Platform, platform) }
            .Where(party => party.Item2 is { Length: > 0 } and not ("/" or "-" or "—"))
            .Select(party => (party.Item1.ToString().ToLowerInvariant(), party.Item2!)),
    ];
}
