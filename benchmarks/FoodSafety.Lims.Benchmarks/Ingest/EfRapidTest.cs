using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The baseline's entity: the file's ten columns as they stand, the same key and look-up index as the other contenders.</summary>
public sealed class EfRapidTest
{
    public long Id { get; set; }

    public required string SampleNo { get; set; }

    public required string TestedAt { get; set; }

    public required string Market { get; set; }

    public required string Food { get; set; }

    public required string TestItem { get; set; }

    public required string Method { get; set; }

    public required string Reading { get; set; }

    public required string Unit { get; set; }

    public required string Outcome { get; set; }

    public required string Tester { get; set; }

    /// <summary>The database of the baseline; tables and columns are named as in the sqlite3 contender's.</summary>
    public sealed class Database(string path) : DbContext
    {
        public DbSet<EfRapidTest> RapidTests => Set<EfRapidTest>();

        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={path};Pooling=False");

        protected override void OnModelCreating(ModelBuilder model)
        {
            var entity = model.Entity<EfRapidTest>().ToTable("rapid_tests");
            entity.Property(row => row.SampleNo).HasColumnName("sample_no");
            entity.Property(row => row.TestedAt).HasColumnName("tested_at");
            entity.Property(row => row.TestItem).HasColumnName("test_item");
            entity.HasIndex(row => new { row.Market, row.SampleNo, row.TestItem, row.TestedAt }).IsUnique();
            entity.HasIndex(row => new { row.Market, row.TestedAt });
        }
    }
}
