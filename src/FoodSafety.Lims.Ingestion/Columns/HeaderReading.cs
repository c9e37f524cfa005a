namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>
/// Which column a header means: its exact name, else what the sender told, else what the platform's profile says, else a synonym. The
/// surer meaning wins over the place in the row: 样品编码 before 样品编号 does not take its column away. Of synonyms the one named first is the
/// surer: 编号, which is mostly the number of the line, means the sample only where nothing else does.
/// </summary>
internal sealed class HeaderReading
{
    /// <summary>Surer first; after the last the synonyms follow in their order.</summary>
    private const int Exact = 0, Remembered = 1, OfProfile = 2, Synonym = 3;

    private readonly Dictionary<string, (int Column, int Sureness)> _meanings = new(StringComparer.Ordinal);
    private readonly int _columns;

    public HeaderReading(ColumnSet set, HeaderMeanings own)
    {
        _columns = set.Columns.Count;
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < _columns; column++)
        {
            byName[set.Columns[column].Name] = column;
            _meanings.TryAdd(ColumnMap.KeyOf(set.Columns[column].ChineseName), (column, Exact));
            _meanings.TryAdd(ColumnMap.KeyOf(set.Columns[column].Name), (column, Exact));
        }
        foreach (var (key, name) in own.Remembered)
            if (byName.TryGetValue(name, out var column))
                _meanings.TryAdd(key, (column, Remembered));
        foreach (var (key, name) in own.OfProfile)
            if (name is null)
                _meanings.TryAdd(key, (-1, OfProfile));
            else if (byName.TryGetValue(name, out var column))
                _meanings.TryAdd(key, (column, OfProfile));
        for (var column = 0; column < _columns; column++)
            foreach (var (rank, synonym) in set.Columns[column].Synonyms.Index())
                _meanings.TryAdd(ColumnMap.KeyOf(synonym), (column, Synonym + rank));
    }

    /// <summary>The headers that mean a column which another header has, the surer first: index, and that of the other.</summary>
    public (int Field, int Into)[] TwinsOf(ReadOnlySpan<string> headers, int[] fieldOf)
    {
        var twins = new List<(int Field, int Into, int Sureness)>();
        for (var field = 0; field < headers.Length; field++)
            if (_meanings.TryGetValue(ColumnMap.KeyOf(headers[field]), out var meaning) && meaning.Column >= 0 && fieldOf[meaning.Column] != field)
                twins.Add((field, fieldOf[meaning.Column], meaning.Sureness));
        return [.. twins.OrderBy(twin => twin.Sureness).Select(twin => (twin.Field, twin.Into))];
    }

    /// <summary>Index of the header of each column, -1 where it has none; of two equally sure ones the first.</summary>
    public int[] FieldsOf(ReadOnlySpan<string> headers)
    {
        var fieldOf = new int[_columns];
        var sureness = new int[_columns];
        Array.Fill(fieldOf, -1);
        Array.Fill(sureness, int.MaxValue);
        for (var field = 0; field < headers.Length; field++)
            if (_meanings.TryGetValue(ColumnMap.KeyOf(headers[field]), out var meaning) && meaning.Column >= 0 && meaning.Sureness < sureness[meaning.Column])
                (fieldOf[meaning.Column], sureness[meaning.Column]) = (field, meaning.Sureness);
        return fieldOf;
    }
}
