using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>A small upload as it was judged by the rules of one version.</summary>
/// <param name="Store">Stores the chunk in the transaction of its group.</param>
public sealed record JudgedUpload(
    SmallUpload Upload, KeptRules Rules, JudgedChunk Chunk, Func<SmallStores, ChunkOutcome> Store, int HeaderRow, string Format, string Encoding);
