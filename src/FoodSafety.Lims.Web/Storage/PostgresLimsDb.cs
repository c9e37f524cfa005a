using FoodSafety.Lims.Ingestion.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The shared database of many nodes.</summary>
public sealed class PostgresLimsDb(DbContextOptions<PostgresLimsDb> options) : LimsDb(options)
{
    /// <summary>Gives out ids of rapid tests by the chunk.</summary>
    public const string RapidTestIds = "rapid_test_ids";

    // As EF writes string.Contains: an index is used only where its condition stands in the question.
    protected override string StatesCampaign => "details LIKE '%\"campaign\"%'";

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.HasSequence<long>(RapidTestIds).IncrementsBy(JudgedChunk.Capacity);
    }
}
