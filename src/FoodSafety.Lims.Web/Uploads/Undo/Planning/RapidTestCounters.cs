using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>Which counters stored rapid tests fill, asked of the plan once for each combination of facts.</summary>
/// <param name="connection">Of the open transaction.</param>
/// <param name="transaction">In which rows are read.</param>
/// <param name="plansByYear">Whose counters.</param>
/// <param name="words">Shared words by their number, of all rows that will be asked for; null = all there are are read.</param>
public sealed class RapidTestCounters(DbConnection connection, DbTransaction transaction, IReadOnlyDictionary<int, Plan> plansByYear, IReadOnlyDictionary<int, string>? words = null)
{
    private readonly CounterSets _counters = new(plansByYear);
    private readonly Dictionary<(int Year, int Market, int Place, int Stage, int Category, int Programme, Organiser Organiser), ulong> _known = [];

    // Read whole before rows are: PostgreSQL answers one question at a time on a connection.
    private readonly Dictionary<int, string> _markets = Texts(connection, transaction, "SELECT id, code FROM organisations WHERE kind = 'market'");
    private readonly IReadOnlyDictionary<int, string> _words = words ?? Texts(connection, transaction, "SELECT id, text FROM terms");

    /// <summary>The counters of a row.</summary>
    /// <param name="day">Its local day.</param>
    /// <param name="market">Its market.</param>
    /// <param name="row">Organiser, place type, stage, category, programme, and 1 where it is not valid and fills none, stand at six columns of it.</param>
    /// <param name="column">The first of them.</param>
    public ulong Of(int day, int market, DbDataReader row, int column)
    {
        if (row.GetInt32(column + 5) == 1)
            return 0;
        return Of(day, market, Term(1), Term(2), Term(3), Term(4), (Organiser)row.GetInt16(column));

        int Term(int offset) => row.IsDBNull(column + offset) ? 0 : row.GetInt32(column + offset);
    }

    /// <summary>The counters of a valid row, whose words are given by their numbers; 0 = none.</summary>
    public ulong Of(int day, int market, int place, int stage, int category, int programme, Organiser organiser)
    {
        var key = (DateOnly.FromDayNumber(day).Year, market, place, stage, category, programme, organiser);
        if (!_known.TryGetValue(key, out var counters))
            _known[key] = counters = _counters.Of(key.Year, RapidTestFacts.Of(_markets.GetValueOrDefault(market), Text(place), Text(stage), Text(category), Text(programme), organiser));
        return counters;

        string? Text(int term) => term == 0 ? null : _words[term];
    }

    /// <summary>The code of a counter's bit on a day.</summary>
    public string CodeOf(int day, int bit) => _counters.CodeOf(DateOnly.FromDayNumber(day).Year, bit);

    /// <summary>A shared word.</summary>
    public string Word(int term) => _words[term];

    private static Dictionary<int, string> Texts(DbConnection connection, DbTransaction transaction, string sql)
    {
        var texts = new Dictionary<int, string>();
        using var command = connection.Command(transaction, sql);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            texts[reader.GetInt32(0)] = reader.GetString(1);
        return texts;
    }
}
