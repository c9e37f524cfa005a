using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FoodSafety.Lims.DesignTime;

/// <summary>Lets `dotnet ef` build the PostgreSQL model; no server is reached.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresLimsDb>
{
    public PostgresLimsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLimsDb>().UseNpgsql("Host=design-time").Options);
}
