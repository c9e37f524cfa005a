using System.Data.Common;
using CsvHelper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>Reads back what stands in the file and what each contender stored, all in the file's own words.</summary>
public static class StoredRows
{
    private const int ShanghaiHours = 8;
    private const string TextQuery = "SELECT market, sample_no, test_item, tested_at, outcome FROM rapid_tests";

    private const string LimsQuery = """
        SELECT organisations.code, sample_no, terms.text, tested_at, outcome FROM rapid_tests
        JOIN organisations ON organisations.id = market_id JOIN terms ON terms.id = item_id
        """;

    private static readonly string[] OutcomeWords = ["阴性", "阳性", "可疑", "无效"];

    /// <summary>Every fourth market stands in the file by its name (see the generator); a checksum is over codes.</summary>
    public static string MarketCode(string market, string district) =>
        market.StartsWith(district, StringComparison.Ordinal) ? market : $"{district}-M{market[^2..]}";

    public static RowSum OfFile(string path, int rows, string district)
    {
        var sum = default(RowSum);
        using var reader = CsvReader.FromFile(path);
        while (sum.Rows < rows && reader.Read())
            sum = sum.Add(MarketCode(reader.GetString(2), district), reader.GetString(0), reader.GetString(4), reader.GetString(1), reader.GetString(8));
        return sum;
    }

    /// <summary>A table with the file's columns as text.</summary>
    public static RowSum OfTextTable(string database, string district) => Read(
        database,
        TextQuery,
        row => (MarketCode(row.GetString(0), district), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));

    /// <summary>The product's own table: words by number, instants in UTC milliseconds.</summary>
    public static RowSum OfLims(string database) => Read(
        database,
        LimsQuery,
        row => (row.GetString(0), row.GetString(1), row.GetString(2), Local(row.GetInt64(3)), OutcomeWords[row.GetInt32(4)]));

    /// <summary>Either table on a PostgreSQL server.</summary>
    public static RowSum OfPostgres(string connectionString, bool isLims, string district)
    {
        using var connection = new NpgsqlConnection(connectionString);
        return isLims
            ? Read(connection, LimsQuery, row => (row.GetString(0), row.GetString(1), row.GetString(2), Local(row.GetInt64(3)), OutcomeWords[row.GetInt16(4)]))
            : Read(connection, TextQuery, row => (MarketCode(row.GetString(0), district), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));
    }

    private static string Local(long milliseconds) => FormattableString.Invariant(
        $"{DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).AddHours(ShanghaiHours):yyyy-MM-dd HH:mm}");

    private static RowSum Read(string database, string query, Func<DbDataReader, (string, string, string, string, string)> read)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        return Read(connection, query, read);
    }

    private static RowSum Read(DbConnection connection, string query, Func<DbDataReader, (string, string, string, string, string)> read)
    {
        var sum = default(RowSum);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (market, sampleNo, item, testedAt, outcome) = read(row);
            sum = sum.Add(market, sampleNo, item, testedAt, outcome);
        }

        return sum;
    }
}
