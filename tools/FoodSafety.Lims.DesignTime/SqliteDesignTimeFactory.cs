using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FoodSafety.Lims.DesignTime;

/// <summary>Lets `dotnet ef` build the SQLite model; the file is never opened.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteLimsDb>
{
    public SqliteLimsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLimsDb>().UseSqlite("Data Source=design-time.db").Options);
}
