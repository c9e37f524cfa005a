using System.Data.Common;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>The markets of a district by code and by name.</summary>
internal sealed class MarketNames
{
    private readonly string _district;
    private readonly Dictionary<string, Market> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Market> _byName;

    private MarketNames(string district, List<Market> markets)
    {
        _district = district;
        foreach (var market in markets)
            _byCode[market.Code] = market;
        _byName = markets.Where(market => market.DistrictCode == district).ToLookup(market => Spelling.NameKey(market.Name));
        OfDistrict = markets.Where(market => market.DistrictCode == district).ToDictionary(market => market.Id);
    }

    public IReadOnlyDictionary<int, Market> OfDistrict { get; }

    public static MarketNames Load(DbConnection connection, string district)
    {
        var markets = new List<Market>();
        using var command = connection.Command(null, "SELECT id, code, name, district_code FROM organisations WHERE kind = 'market'");
        using var row = command.ExecuteReader();
        while (row.Read())
            markets.Add(new Market(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), null));
        return new MarketNames(district, markets);
    }

    /// <summary>The market, or why there is none: code and sentence.</summary>
    public (Market? Market, string? Code, string? Why) Find(string written)
    {
        if (_byCode.TryGetValue(written, out var coded))
            return coded.DistrictCode == _district ? (coded, null, null) : (null, FaultCodes.NotYours, $"属于 {coded.DistrictCode}，不属于 {_district}，请分区对数。");
        return _byName[Spelling.NameKey(written)].ToList() switch
        {
            [var only] => (only, null, null),
            [] => (null, FaultCodes.UnknownMarket, $"不是本区（{_district}）市场的名称或编码，请对照市场清单改正。"),
            var several => (null, FaultCodes.AmbiguousMarket, $"在本区对应 {several.Count} 个市场（{string.Join("、", several.Select(one => one.Code))}），请改填市场编码。"),
        };
    }
}
