using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles;

/// <summary>All platforms known, and which organisations that the caller may see are registered for them.</summary>
public sealed record ListProfiles
{
    public ProfileList Handle(LimsDatabase database, Caller caller)
    {
        using var connection = database.OpenConnection();
        var registered = new List<string>();
        using (var command = connection.Command(null, "SELECT DISTINCT organisation_code FROM profile_assignments ORDER BY organisation_code"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                registered.Add(row.GetString(0));
        }
        return new ProfileList(
            new ReferenceSets(connection).SourceProfileRows(),
            [.. registered.Select(code => OrganisationProfiles.Load(connection, code)).OfType<OrganisationProfiles>()
                .Where(one => one.Organisation == caller.Organisation || Access.ToDistrict(caller, one.District) is null)]);
    }
}
