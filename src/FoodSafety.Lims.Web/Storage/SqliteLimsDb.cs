using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The embedded database: one file in the data folder.</summary>
public sealed class SqliteLimsDb(DbContextOptions<SqliteLimsDb> options) : LimsDb(options);
