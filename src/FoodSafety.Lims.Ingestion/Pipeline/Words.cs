using System.Text;

namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>
/// Words that repeat (foods, items, outcomes, …): each distinct UTF-8 text gets a number from 0 on, so that
/// what a word means is resolved once and not once a row.
/// </summary>
public sealed class Words
{
    /// <summary>Stands for "no word".</summary>
    public const int None = -1;

    private readonly Dictionary<byte[], int> _numbers = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string> _texts = [];
    private readonly List<byte[]> _utf8 = [];

    public Words() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many distinct words were met.</summary>
    public int Count => _texts.Count;

    /// <summary>The text of a number.</summary>
    public string this[int number] => _texts[number];

    /// <summary>The text of a number, as it was read.</summary>
    public ReadOnlySpan<byte> Utf8(int number) => _utf8[number];

    /// <summary>The number of a word, given out at first sight; <see cref="None"/> for an empty one.</summary>
    public int Number(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty)
            return None;
        if (_lookup.TryGetValue(word, out var number))
            return number;
        number = _texts.Count;
        var key = word.ToArray();
        _texts.Add(Encoding.UTF8.GetString(word));
        _utf8.Add(key);
        return _numbers[key] = number;
    }

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(byte[] word) => GetHashCode(word.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> word) => word.ToArray();

        public bool Equals(ReadOnlySpan<byte> word, byte[] other) => word.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> word)
        {
            var hash = new HashCode();
            hash.AddBytes(word);
            return hash.ToHashCode();
        }
    }
}
