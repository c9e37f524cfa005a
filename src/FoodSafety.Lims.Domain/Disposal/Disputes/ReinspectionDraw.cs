using System.Security.Cryptography;
using System.Text;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// The re-examination's body drawn at random from the published list (食品安全法 art 88(1)): which one a seed draws anybody can reckon again,
/// and nobody can choose it, since the seed is thrown when the draw is made and kept with it.
/// </summary>
/// <param name="Seed">What was thrown, in hexadecimal.</param>
/// <param name="Candidates">The names on the list, without the first laboratory and without who declined.</param>
public sealed record ReinspectionDraw(string Seed, IReadOnlyList<string> Candidates)
{
    private const string SeedLabel = "种子 ";
    private const string CandidatesLabel = "候选 ";
    private const string DrawnLabel = "抽中 ";

    /// <summary>The name whose hash with the seed comes first: the order of the list is of no consequence.</summary>
    public string Drawn => Candidates.MinBy(name => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{name}"))), StringComparer.Ordinal)!;

    /// <summary>The draw as it is kept; <see cref="Holds"/> reckons it again.</summary>
    public override string ToString() => $"{SeedLabel}{Seed}；{CandidatesLabel}{string.Join('、', Candidates)}；{DrawnLabel}{Drawn}";

    /// <summary>Whether a kept draw drew what it says.</summary>
    public static bool Holds(string record)
    {
        var parts = record.Split('；');
        return parts is [var seed, var candidates, var drawn]
            && seed.StartsWith(SeedLabel, StringComparison.Ordinal) && candidates.StartsWith(CandidatesLabel, StringComparison.Ordinal) && drawn.StartsWith(DrawnLabel, StringComparison.Ordinal)
            && new ReinspectionDraw(seed[SeedLabel.Length..], candidates[CandidatesLabel.Length..].Split('、')).Drawn == drawn[DrawnLabel.Length..];
    }
}
