using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What words mean under the rules, found out once for each distinct word.</summary>
/// <typeparam name="TMeaning">What a word is resolved to.</typeparam>
public sealed class MeaningOf<TMeaning>(Words words, Func<string, TMeaning> resolve)
{
    private TMeaning[] _meanings = [];
    private bool[] _known = [];

    /// <summary>The meaning of a word's number.</summary>
    public TMeaning this[int number]
    {
        get
        {
            if (number < _known.Length && _known[number])
                return _meanings[number];
            // Resolving may number further words, so the arrays grow before and the text is taken first.
            var meaning = resolve(words[number]);
            if (number >= _known.Length)
            {
                var size = Math.Max(64, Math.Max(words.Count, _known.Length * 2));
                Array.Resize(ref _meanings, size);
                Array.Resize(ref _known, size);
            }
            _known[number] = true;
            return _meanings[number] = meaning;
        }
    }
}
