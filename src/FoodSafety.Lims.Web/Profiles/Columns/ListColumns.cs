using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>What a sender told of its headers.</summary>
public sealed record ListColumns(string Organisation, string Kind)
{
    public Outcome<RememberedColumnList> Handle(LimsDatabase database, Caller caller)
    {
        using var connection = database.OpenConnection();
        return RememberedColumnList.Refuse(connection, caller, Organisation, Kind) is { } refusal
            ? refusal
            : RememberedColumnList.Load(connection, Organisation, Kind);
    }
}
