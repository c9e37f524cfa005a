using FoodSafety.Lims.Web.Samples;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The shared database of many nodes.</summary>
public sealed class PostgresLimsDb(DbContextOptions<PostgresLimsDb> options) : LimsDb(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // Imports of several districts write side by side here, so the server gives out the numbers.
        model.Entity<RapidTest>().Property(test => test.Id).UseIdentityByDefaultColumn();
    }
}
