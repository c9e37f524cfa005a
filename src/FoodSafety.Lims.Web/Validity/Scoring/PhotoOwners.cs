using System.Data.Common;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// Whose a photo is: the sample's whose test with the lowest id gives it, that is, which was stored first. Keeps the names of the district's photos in
/// step with the tests that are looked at.
/// </summary>
internal sealed class PhotoOwners(DbConnection connection, DbTransaction transaction, string district)
{
    /// <summary>Whether any photo of the district is kept.</summary>
    public bool Any => connection.Ask<int?>(transaction, "SELECT 1 FROM test_photos WHERE district_code = @district LIMIT 1", ("district", district)) is not null;

    /// <summary>Keeps the photos of these tests and forgets those they have no longer.</summary>
    /// <returns>Ids of other tests that have a photo which was taken from one of these.</returns>
    public HashSet<long> Keep(IReadOnlyList<StoredTest> tests)
    {
        var others = new HashSet<long>();
        foreach (var some in tests.Chunk(StoredTests.IdsAtOnce))
        {
            var kept = Pairs($"SELECT test_id, photo FROM test_photos WHERE test_id IN ({StoredTests.Listed(some.Select(test => test.Id))})").ToHashSet();
            var wanted = some.SelectMany(test => test.Photos, (test, photo) => (test.Id, photo)).ToHashSet();
            foreach (var (id, photo) in kept.Where(pair => !wanted.Contains(pair)))
            {
                connection.Run(transaction, "DELETE FROM test_photos WHERE district_code = @district AND photo = @photo AND test_id = @id",
                    ("district", district), ("photo", photo), ("id", id));
                others.UnionWith(Pairs("SELECT test_id, photo FROM test_photos WHERE district_code = @district AND photo = @photo", ("district", district), ("photo", photo))
                    .Select(pair => pair.Id));
            }
            foreach (var added in wanted.Where(pair => !kept.Contains(pair)).Chunk(200))
                Insert(added);
        }
        return others;
    }

    /// <summary>Forgets the photos of tests that are about to go.</summary>
    /// <param name="tests">Condition of their ids, e.g. a list of them.</param>
    /// <returns>Ids of other tests that have one of them.</returns>
    public HashSet<long> Forget(string tests)
    {
        var others = Pairs(
            $"""
            SELECT DISTINCT o.test_id, '' FROM test_photos p JOIN test_photos o ON o.district_code = p.district_code AND o.photo = p.photo
            WHERE p.test_id IN ({tests}) AND o.test_id NOT IN ({tests})
            """).Select(pair => pair.Id).ToHashSet();
        connection.Run(transaction, $"DELETE FROM test_photos WHERE test_id IN ({tests})");
        return others;
    }

    /// <summary>Of each of these tests: the test that each of its photos belongs to, which may be itself, with its batch.</summary>
    public ILookup<long, (long TestId, (int Day, int Market, string SampleNo) Batch)> Of(IEnumerable<long> ids)
    {
        var owners = new List<(long Id, long Owner, (int, int, string) Batch)>();
        foreach (var some in ids.Chunk(StoredTests.IdsAtOnce))
        {
            using var command = connection.Command(transaction,
                $"""
                SELECT o.test_id, o.owner, t.tested_on, t.market_id, t.sample_no
                FROM (
                    SELECT p.test_id, (SELECT min(f.test_id) FROM test_photos f WHERE f.district_code = p.district_code AND f.photo = p.photo) AS owner
                    FROM test_photos p WHERE p.test_id IN ({StoredTests.Listed(some)})) o
                JOIN rapid_tests t ON t.id = o.owner
                """);
            using var row = command.ExecuteReader();
            while (row.Read())
                owners.Add((row.GetInt64(0), row.GetInt64(1), (row.GetInt32(2), row.GetInt32(3), row.GetString(4))));
        }
        return owners.ToLookup(one => one.Id, one => (one.Owner, one.Batch));
    }

    /// <summary>Whether one of a test's photos is another sample's.</summary>
    /// <param name="owners">Of its photos.</param>
    public static bool IsOfAnother(StoredTest test, IEnumerable<(long TestId, (int Day, int Market, string SampleNo) Batch)> owners) => owners.Any(owner => owner.Batch != test.Batch);

    /// <summary>Ids of those of these tests whose photos are not kept as they are given.</summary>
    public HashSet<long> Unkept(IReadOnlyList<StoredTest> tests)
    {
        var kept = tests.Chunk(StoredTests.IdsAtOnce)
            .SelectMany(some => Pairs($"SELECT test_id, photo FROM test_photos WHERE test_id IN ({StoredTests.Listed(some.Select(test => test.Id))})")).ToHashSet();
        kept.SymmetricExceptWith(tests.SelectMany(test => test.Photos, (test, photo) => (test.Id, photo)));
        return [.. kept.Select(pair => pair.Id)];
    }

    /// <summary>Ids of tests of other samples that have a photo of one of these owners and are not told so yet.</summary>
    public HashSet<long> NotTold(IEnumerable<long> owners) =>
    [
        .. owners.Chunk(StoredTests.IdsAtOnce).SelectMany(some => Pairs(
            $"""
            SELECT o.test_id, ''
            FROM test_photos p
            JOIN test_photos o ON o.district_code = p.district_code AND o.photo = p.photo AND o.test_id > p.test_id
            JOIN rapid_tests a ON a.id = p.test_id JOIN rapid_tests b ON b.id = o.test_id
            WHERE p.test_id IN ({StoredTests.Listed(some)})
                AND NOT (a.tested_on = b.tested_on AND a.market_id = b.market_id AND a.sample_no = b.sample_no)
                AND NOT EXISTS (SELECT 1 FROM not_valid_tests n WHERE n.test_id = o.test_id AND n.reasons LIKE '%,{ValidityReason.DuplicatePhoto.Code},%')
            """)).Select(pair => pair.Id),
    ];

    private void Insert(IReadOnlyList<(long Id, string Photo)> pairs)
    {
        using var command = connection.Command(transaction,
            "INSERT INTO test_photos (district_code, photo, test_id) VALUES " + string.Join(", ", pairs.Select((_, index) => FormattableString.Invariant($"(@d, @p{index}, @i{index})"))),
            ("d", district));
        for (var index = 0; index < pairs.Count; index++)
        {
            command.Add(FormattableString.Invariant($"p{index}"), pairs[index].Photo);
            command.Add(FormattableString.Invariant($"i{index}"), pairs[index].Id);
        }
        command.ExecuteNonQuery();
    }

    private List<(long Id, string Photo)> Pairs(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var pairs = new List<(long, string)>();
        using var command = connection.Command(transaction, sql, parameters);
        using var row = command.ExecuteReader();
        while (row.Read())
            pairs.Add((row.GetInt64(0), row.GetString(1)));
        return pairs;
    }
}
