using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The shared database of many nodes.</summary>
public sealed class PostgresLimsDb(DbContextOptions<PostgresLimsDb> options) : LimsDb(options);
