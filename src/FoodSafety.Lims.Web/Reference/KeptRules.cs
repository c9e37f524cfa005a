using System.Collections.Concurrent;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>The rules of one version.</summary>
public sealed class KeptRules(long version, IReadOnlyDictionary<string, Organisation> organisations, LimsDatabase database)
{
    private readonly ConcurrentDictionary<string, Lazy<RulesSnapshot>> _districts = new();
    private readonly ConcurrentDictionary<(string Organisation, string Kind), (SourceProfiles Profiles, HeaderMeanings Headers)> _senders = new();

    public long Version => version;

    /// <summary>All organisations by code.</summary>
    public IReadOnlyDictionary<string, Organisation> Organisations => organisations;

    /// <summary>What rows of a sender for a district are judged by.</summary>
    public RulesSnapshot Of(Organisation sender, string district, string kind, DateTimeOffset now) =>
        _districts.GetOrAdd(district, code => new(() => ReadDistrict(code))).Value.Of(sender, Sender(sender, kind).Profiles, now);

    /// <summary>What headers mean to a sender.</summary>
    public HeaderMeanings Headers(Organisation sender, string kind) => Sender(sender, kind).Headers;

    private (SourceProfiles Profiles, HeaderMeanings Headers) Sender(Organisation sender, string kind) => _senders.GetOrAdd((sender.Code, kind), _ =>
    {
        using var connection = database.OpenConnection();
        var sets = new ReferenceSets(connection);
        return (SenderRules.Profiles(connection, sets, sender.Code), SenderRules.Headers(connection, sets, sender.Code, kind));
    });

    private RulesSnapshot ReadDistrict(string district)
    {
        using var connection = database.OpenConnection();
        var rules = RulesSnapshots.OfDistrict(new ReferenceSets(connection), [.. organisations.Values], district, database.Settings.TimeZone);
        // What is read when it is first asked for is read now: the connection is gone by then.
        _ = (rules.Law.Value, rules.Limits.Value);
        return rules;
    }
}
