using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The embedded database: one file in the data folder.</summary>
public sealed class SqliteLimsDb(DbContextOptions<SqliteLimsDb> options) : LimsDb(options)
{
    // As EF writes string.Contains: an index is used only where its condition stands in the question.
    protected override string StatesCampaign => "instr(details, '\"campaign\"') > 0";
}
