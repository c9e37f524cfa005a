using System.Data.Common;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>
/// The rules of a serving process, read once: a market's daily log of forty rows cannot pay for reading all reference data. Whoever stores by
/// them asks <see cref="IsCurrent"/> under the district's lock and takes new ones where they changed.
/// </summary>
public sealed class RulesCache(LimsDatabase database)
{
    private volatile KeptRules? _kept;

    /// <summary>What was read last; perhaps no longer current.</summary>
    public KeptRules Latest() => _kept ?? Refresh();

    /// <summary>What is so now: the database is asked whether anything changed.</summary>
    public KeptRules Current()
    {
        using var connection = database.OpenConnection();
        return _kept is { } kept && IsCurrent(kept, connection, null) ? kept : Refresh();
    }

    /// <summary>Whether nothing changed since these were read.</summary>
    public static bool IsCurrent(KeptRules kept, DbConnection connection, DbTransaction? transaction) => RulesVersion.Read(connection, transaction) == kept.Version;

    /// <summary>Reads anew.</summary>
    public KeptRules Refresh()
    {
        using var connection = database.OpenConnection();
        // The version first: rules that change meanwhile are then newer than it says, and read once more.
        var version = RulesVersion.Read(connection, null);
        return _kept = new KeptRules(version, RulesSnapshots.Organisations(connection).ToDictionary(one => one.Code), database);
    }
}
