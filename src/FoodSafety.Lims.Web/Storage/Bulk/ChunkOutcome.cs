using System.Text.Json;
using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>What storing one chunk did; the receipt is the sum of these.</summary>
public record struct ChunkOutcome
{
    public int Read, Blank, Accepted, Duplicate, Refused;
    public int Negative, Positive, Suspect, Invalid, Compliant, NonCompliant;
    public int Batches, PositiveCases, DisposalCases;

    /// <summary>As it is kept with the checkpoint.</summary>
    public readonly string ToJson() => JsonSerializer.Serialize(this, ChunkOutcomeJson.Default.ChunkOutcome);

    public static ChunkOutcome FromJson(string json) => JsonSerializer.Deserialize(json, ChunkOutcomeJson.Default.ChunkOutcome);

    public static ChunkOutcome operator +(ChunkOutcome left, ChunkOutcome right) => new()
    {
        Read = left.Read + right.Read,
        Blank = left.Blank + right.Blank,
        Accepted = left.Accepted + right.Accepted,
        Duplicate = left.Duplicate + right.Duplicate,
        Refused = left.Refused + right.Refused,
        Negative = left.Negative + right.Negative,
        Positive = left.Positive + right.Positive,
        Suspect = left.Suspect + right.Suspect,
        Invalid = left.Invalid + right.Invalid,
        Compliant = left.Compliant + right.Compliant,
        NonCompliant = left.NonCompliant + right.NonCompliant,
        Batches = left.Batches + right.Batches,
        PositiveCases = left.PositiveCases + right.PositiveCases,
        DisposalCases = left.DisposalCases + right.DisposalCases,
    };
}

/// <summary>Reads and writes the tally without reflection: the command's start pays for none.</summary>
[JsonSourceGenerationOptions(IncludeFields = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ChunkOutcome))]
internal sealed partial class ChunkOutcomeJson : JsonSerializerContext;
