using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Which organisations and districts stored records, cases, accounts or plans name.</summary>
internal sealed record OrganisationsInUse(IReadOnlySet<int> Ids, IReadOnlySet<string> Codes, IReadOnlySet<string> Districts)
{
    public static OrganisationsInUse Read(DbConnection connection, DbTransaction transaction)
    {
        var ids = new HashSet<int>();
        Each(connection, transaction, "SELECT market_id FROM rapid_tests UNION SELECT market_id FROM cases WHERE market_id IS NOT NULL UNION SELECT market_id FROM market_closures UNION SELECT market_id FROM goods_entries UNION SELECT site_id FROM counter_days",
            row => ids.Add(row.GetInt32(0)));
        var codes = new HashSet<string>();
        Each(connection, transaction,
            """
            SELECT organisation_code FROM uploads
            UNION SELECT sampling_organisation FROM samples UNION SELECT laboratory FROM samples
            UNION SELECT organisation_code FROM api_tokens WHERE organisation_code IS NOT NULL
            UNION SELECT organisation_code FROM profile_assignments UNION SELECT organisation_code FROM remembered_columns
            UNION SELECT organisation_code FROM people WHERE organisation_code IS NOT NULL
            """,
            row => codes.Add(row.GetString(0)));
        var districts = new HashSet<string>();
        Each(connection, transaction,
            """
            SELECT district_code FROM uploads UNION SELECT district_code FROM samples UNION SELECT district_code FROM findings
            UNION SELECT district_code FROM cases UNION SELECT district_code FROM issued_reports UNION SELECT district_code FROM counter_days
            UNION SELECT district_code FROM nominations UNION SELECT district_code FROM assurance_events UNION SELECT district_code FROM rhythm_notes
            """,
            row => districts.Add(row.GetString(0)));
        Each(connection, transaction, "SELECT d.code FROM districts d WHERE EXISTS (SELECT 1 FROM reference_sets s WHERE s.name LIKE 'plans/' || d.code || '-%')",
            row => districts.Add(row.GetString(0)));
        return new(ids, codes, districts);
    }

    private static void Each(DbConnection connection, DbTransaction transaction, string sql, Action<DbDataReader> take)
    {
        using var command = connection.Command(transaction, sql);
        using var row = command.ExecuteReader();
        while (row.Read())
            take(row);
    }
}
