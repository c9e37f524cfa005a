using System.Data.Common;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// Scores the stored tests of the districts that chose a rule set again, by reading alone, and tells every one that stands otherwise; of a district whose
/// scoring anew is under way, the days that are done.
/// </summary>
internal static class ValidityChecks
{
    public static List<Discrepancy> Run(DbConnection connection, DbTransaction transaction, TimeZoneInfo zone)
    {
        var found = new List<Discrepancy>();
        Read("SELECT n.test_id FROM not_valid_tests n LEFT JOIN rapid_tests t ON t.id = n.test_id AND t.tested_on = n.tested_on AND t.market_id = n.market_id WHERE t.id IS NULL",
            row => found.Add(Differs(row.GetInt64(0), "有效性记录没有对应的快检记录")));
        var districts = new List<string>();
        Read("SELECT DISTINCT district_code FROM validity_choices ORDER BY district_code", row => districts.Add(row.GetString(0)));
        foreach (var district in districts)
        {
            var law = ValidityLaws.Read(connection, district);
            var tests = new StoredTests(connection, transaction, district, law, new ReferenceSets(connection).PlansByYear(district), zone);
            var photos = new PhotoOwners(connection, transaction, district);
            var next = connection.Ask<int?>(transaction, "SELECT next_day FROM validity_scorings WHERE district_code = @district", ("district", district)) ?? int.MaxValue;
            var days = new List<DateOnly>();
            Read("SELECT DISTINCT tested_on FROM rapid_tests WHERE market_id IN (SELECT id FROM organisations WHERE district_code = @district)",
                row => days.Add(DateOnly.FromDayNumber(row.GetInt32(0))), ("district", district));
            foreach (var day in days.Where(day => day.DayNumber < next).Order())
                found.AddRange(OfDay(tests.Of(day), photos, law));
        }
        return found;

        void Read(string sql, Action<DbDataReader> each, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(transaction, sql, parameters);
            using var row = command.ExecuteReader();
            while (row.Read())
                each(row);
        }
    }

    private static IEnumerable<Discrepancy> OfDay(List<StoredTest> tests, PhotoOwners photos, ValidityLaw law)
    {
        var withPhotos = tests.Where(test => test.Photos.Count > 0).ToList();
        var owners = photos.Of(withPhotos.Select(test => test.Id));
        var unkept = photos.Unkept(tests);
        foreach (var test in tests)
        {
            test.Verdict = law.Score(test.RuleSet, test.Facts with { HasPhotoOfAnother = PhotoOwners.IsOfAnother(test, owners[test.Id]) });
            if (test.IsChanged)
                yield return Differs(test.Id, $"有效性记为 {Said(test.Stored.Validity, test.Stored.Codes)}，按记录重新判定为 {Said(test.Verdict.Validity, test.Verdict.Codes)}");
            else if (unkept.Contains(test.Id))
                yield return Differs(test.Id, "登记的照片与记录不符");
        }
    }

    private static string Said(TestValidity validity, string codes) => $"{validity.ToString().ToLowerInvariant()}{(codes.Length == 0 ? "" : $"（{codes.Trim(',')}）")}";

    private static Discrepancy Differs(long testId, string what) =>
        new("validity-differs", FormattableString.Invariant($"rapid-tests/{testId}"), FormattableString.Invariant($"快检记录 {testId} 的{what}。请保留现场并查明原因，不要直接改数。"));
}
