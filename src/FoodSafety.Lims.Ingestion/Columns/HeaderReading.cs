namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>
/// Which column a header means: its exact name, else what the sender told, else what the platform's profile says, else a synonym. The
/// surer meaning wins over the place in the row: 样品编码 before 样品编号 does not take its column away. Of synonyms the one named first is the
/// surer: 编号, which is mostly the number of the line, means the sample only where nothing else does. A column of amounts may have its unit in
/// brackets behind any of its headers; the header without is the surer.
/// </summary>
internal sealed class HeaderReading
{
    /// <summary>Surer first; after the last the synonyms follow in their order. Odd numbers are for headers that say a unit too.</summary>
    private const int Exact = 0, Remembered = 2, OfProfile = 4, Synonym = 6;

    private readonly Dictionary<string, (int Column, int Sureness)> _meanings = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Column> _columns;

    public HeaderReading(ColumnSet set, HeaderMeanings own)
    {
        _columns = set.Columns;
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < _columns.Count; column++)
        {
            byName[_columns[column].Name] = column;
            _meanings.TryAdd(ColumnMap.KeyOf(_columns[column].ChineseName), (column, Exact));
            _meanings.TryAdd(ColumnMap.KeyOf(_columns[column].Name), (column, Exact));
        }
        foreach (var (key, name) in own.Remembered)
            if (byName.TryGetValue(name, out var column))
                _meanings.TryAdd(key, (column, Remembered));
        foreach (var (key, name) in own.OfProfile)
            if (name is null)
                _meanings.TryAdd(key, (-1, OfProfile));
            else if (byName.TryGetValue(name, out var column))
                _meanings.TryAdd(key, (column, OfProfile));
        for (var column = 0; column < _columns.Count; column++)
            foreach (var (rank, synonym) in _columns[column].Synonyms.Index())
                _meanings.TryAdd(ColumnMap.KeyOf(synonym), (column, Synonym + 2 * rank));
    }

    /// <summary>
    /// The headers that mean a column which another header has, the surer first: index, that of the other, and whether both are equally sure of it.
    /// </summary>
    public (int Field, int Into, bool IsEqual)[] TwinsOf(ReadOnlySpan<string> headers, int[] fieldOf)
    {
        var twins = new List<(int Field, int Into, int Sureness, bool IsEqual)>();
        for (var field = 0; field < headers.Length; field++)
            if (TryMean(headers[field], out var column, out var sureness) && fieldOf[column] is var into && into != field)
                twins.Add((field, into, sureness, TryMean(headers[into], out _, out var other) && other == sureness));
        return [.. twins.OrderBy(twin => twin.Sureness).Select(twin => (twin.Field, twin.Into, twin.IsEqual))];
    }

    /// <summary>Index of the header of each column, -1 where it has none; of two equally sure ones the first.</summary>
    public int[] FieldsOf(ReadOnlySpan<string> headers)
    {
        var fieldOf = new int[_columns.Count];
        var surest = new int[_columns.Count];
        Array.Fill(fieldOf, -1);
        Array.Fill(surest, int.MaxValue);
        for (var field = 0; field < headers.Length; field++)
            if (TryMean(headers[field], out var column, out var sureness) && sureness < surest[column])
                (fieldOf[column], surest[column]) = (field, sureness);
        return fieldOf;
    }

    /// <summary>The column that a header means, and how sure that is; false where it means none.</summary>
    private bool TryMean(string header, out int column, out int sureness)
    {
        if (_meanings.TryGetValue(ColumnMap.KeyOf(header), out var meaning))
        {
            (column, sureness) = meaning;
            return column >= 0;
        }
        var saysUnit = HeaderUnit.TryCut(header, out var name, out _) && _meanings.TryGetValue(ColumnMap.KeyOf(name), out meaning)
            && meaning.Column >= 0 && _columns[meaning.Column].HoldsAmount;
        (column, sureness) = saysUnit ? (meaning.Column, meaning.Sureness + 1) : (-1, int.MaxValue);
        return saysUnit;
    }
}
