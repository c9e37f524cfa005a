using System.Text;

namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>How names are compared: full-width as half-width, without white space, case ignored.</summary>
public static class RuleNames
{
    /// <summary>The comparable form of a name.</summary>
    public static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(character) && character is not ('\u200B' or '\uFEFF'))
                text.Append(char.ToLowerInvariant(character));
        return text.ToString();
    }
}
