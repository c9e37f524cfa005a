using System.CommandLine;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>
/// What most programs do: read with CsvHelper, AddRange, SaveChanges by 1,000, the change tracker cleared each time.
/// It runs as a process of its own, so that its memory and start-up count as the others' do.
/// </summary>
public static class EfBaseline
{
    private const int RowsPerSave = 1_000;

    public static Command CreateCommand()
    {
        var file = new Argument<string>("file");
        var database = new Argument<string>("database");
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => int.MaxValue };
        var command = new Command("ef-import", "The EF Core baseline of 'ingest' as a process of its own") { file, database, rows };
        command.SetAction(result => Import(result.GetRequiredValue(file), result.GetRequiredValue(database), result.GetValue(rows)));
        return command;
    }

    /// <summary>Makes the empty database, before the clock starts.</summary>
    public static void Create(string path)
    {
        using var database = new EfRapidTest.Database(path);
        database.Database.EnsureCreated();
        database.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
    }

    private static int Import(string file, string path, int rows)
    {
        using var database = new EfRapidTest.Database(path);
        database.Database.OpenConnection();
        database.Database.ExecuteSqlRaw("PRAGMA synchronous = FULL");
        var batch = new List<EfRapidTest>(RowsPerSave);
        using var reader = CsvReader.FromFile(file);
        for (var count = 0; count < rows && reader.Read(); count++)
        {
            batch.Add(Row(reader));
            if (batch.Count == RowsPerSave)
                Save(database, batch);
        }

        Save(database, batch);
        return 0;
    }

    private static void Save(EfRapidTest.Database database, List<EfRapidTest> batch)
    {
        database.RapidTests.AddRange(batch);
        database.SaveChanges();
        database.ChangeTracker.Clear();
        batch.Clear();
    }

    private static EfRapidTest Row(CsvReader reader) => new()
    {
        SampleNo = reader.GetString(0),
        TestedAt = reader.GetString(1),
        Market = reader.GetString(2),
        Food = reader.GetString(3),
        TestItem = reader.GetString(4),
        Method = reader.GetString(5),
        Reading = reader.GetString(6),
        Unit = reader.GetString(7),
        Outcome = reader.GetString(8),
        Tester = reader.GetString(9),
    };
}
