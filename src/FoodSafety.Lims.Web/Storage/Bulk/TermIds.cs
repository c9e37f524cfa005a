using System.Data.Common;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Numbers of shared words in the <c>terms</c> table, both ways.</summary>
/// <param name="connection">Where words are stored at first sight.</param>
/// <param name="transaction">The transaction they are stored in; null where each is stored at once.</param>
public sealed class TermIds(DbConnection connection, Func<DbTransaction?> transaction)
{
    /// <summary>Held at once; what is forgotten is asked for again.</summary>
    private const int Most = 100_000;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _texts = [];

    /// <summary>The number of a text, stored at first sight.</summary>
    public int Of(string text)
    {
        if (_ids.TryGetValue(text, out var id))
            return id;
        if (_ids.Count >= Most)
            Clear();
        connection.Run(transaction(), "INSERT INTO terms (text) VALUES (@text) ON CONFLICT (text) DO NOTHING", ("text", text));
        id = connection.Ask<int>(transaction(), "SELECT id FROM terms WHERE text = @text", ("text", text));
        _texts[id] = text;
        return _ids[text] = id;
    }

    /// <summary>The text of a stored number.</summary>
    public string Text(int id)
    {
        if (_texts.TryGetValue(id, out var text))
            return text;
        text = connection.Ask<string>(transaction(), "SELECT text FROM terms WHERE id = @id", ("id", id))!;
        _ids[text] = id;
        return _texts[id] = text;
    }

    /// <summary>Forgets all, as after a transaction that was taken back.</summary>
    public void Clear()
    {
        _ids.Clear();
        _texts.Clear();
    }
}
