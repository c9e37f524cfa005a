using System.Data.Common;
using FoodSafety.Lims.Web.Reference.Checks;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>Brings districts and organisations to what a file says, by code. What records name is never deleted.</summary>
internal sealed class OrganisationChanges(DbConnection connection, DbTransaction transaction)
{
    /// <returns>What the file leaves out and records keep.</returns>
    public IReadOnlyList<KeptEntry> Apply(OrganisationsFile file)
    {
        var inUse = OrganisationsInUse.Read(connection, transaction);
        var kept = new List<KeptEntry>();

        foreach (var row in file.Districts)
        {
            connection.Run(transaction,
                "INSERT INTO districts (code, name, short_name) VALUES (@code, @name, @short) ON CONFLICT (code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name",
                ("code", row.Code), ("name", row.Name), ("short", row.ShortName));
        }
        foreach (var row in file.Rows)
        {
            connection.Run(transaction,
                """
                INSERT INTO organisations (code, name, kind, district_code, place_type, tier, street, county, business_days)
                VALUES (@code, @name, @kind, @district, @place, @tier, @street, @county, @days)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, district_code = excluded.district_code, place_type = excluded.place_type, tier = excluded.tier,
                    street = excluded.street, county = excluded.county, business_days = excluded.business_days
                """,
                ("code", row.Code), ("name", row.Name), ("kind", row.Kind), ("district", row.District), ("place", row.PlaceType), ("tier", row.Tier), ("street", row.Street), ("county", row.County),
                ("days", row.StoredBusinessDays));
        }

        var stated = file.Rows.Select(row => row.Code).ToHashSet();
        var districtsOfKept = new HashSet<string>();
        foreach (var (id, code, name, kind, district) in Stored().Where(one => !stated.Contains(one.Code)))
        {
            if (inUse.Ids.Contains(id) || inUse.Codes.Contains(code))
            {
                kept.Add(new(kind, code, name));
                districtsOfKept.Add(district);
            }
            else
                connection.Run(transaction, "DELETE FROM organisations WHERE id = @id", ("id", id));
        }

        var statedDistricts = file.Districts.Select(row => row.Code).ToHashSet();
        foreach (var (code, name) in Districts().Where(one => !statedDistricts.Contains(one.Code)))
        {
            if (inUse.Districts.Contains(code) || districtsOfKept.Contains(code))
                kept.Add(new("district", code, name));
            else
                connection.Run(transaction, "DELETE FROM districts WHERE code = @code", ("code", code));
        }
        return kept;
    }

    private List<(int Id, string Code, string Name, string Kind, string District)> Stored()
    {
        var stored = new List<(int, string, string, string, string)>();
        using var command = connection.Command(transaction, "SELECT id, code, name, kind, district_code FROM organisations ORDER BY code");
        using var row = command.ExecuteReader();
        while (row.Read())
            stored.Add((row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));
        return stored;
    }

    private List<(string Code, string Name)> Districts()
    {
        var stored = new List<(string, string)>();
        using var command = connection.Command(transaction, "SELECT code, name FROM districts ORDER BY code");
        using var row = command.ExecuteReader();
        while (row.Read())
            stored.Add((row.GetString(0), row.GetString(1)));
        return stored;
    }
}
