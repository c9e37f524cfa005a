using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Seeds.RapidTests;

/// <summary>The columns beyond the ten a market room fills in, from the sample's own random numbers.</summary>
internal sealed class RapidTestWideCells
{
    public static readonly IReadOnlyList<string> Header =
    [
        "场所类型", "环节", "快检单元", "任务来源", "组织方", "摊位号", "经营户", "食品类别", "产地", "供货商", "进货日期", "批号", "数量", "数量单位",
        "合格证明", "限值", "初测复测", "告知时间", "设备编号", "试剂批号", "录入时间", "来源", "照片", "处置",
    ];

    private const int MinutesToNotice = 10;
    private const int MinutesToEntry = 5;
    private const int Vehicles = 10;

    /// <summary>Of no common measure with the markets, who come in turn: every market's street has its vehicle's share.</summary>
    private const int VehicleEvery = 13;
    private readonly CellWriter _cells;
    private readonly RapidTestFileOptions _options;
    private readonly byte[][] _days;
    private readonly byte[][] _minutes;
    private readonly byte[][] _vendors;
    private readonly byte[][] _suppliers;
    private readonly byte[][] _origins;
    private readonly byte[][] _certificates;
    private readonly byte[][] _categories;
    private readonly byte[][] _rooms;
    private readonly byte[][] _vehicles;
    private readonly byte[] _farmMarket;
    private readonly byte[] _distribution;
    private readonly byte[] _programme;
    private readonly byte[] _regulator;
    private readonly byte[] _kilogram;
    private readonly byte[] _first;
    private readonly byte[] _none;
    private readonly byte[] _stopSale;
    private readonly byte[] _photos;

    public RapidTestWideCells(CellWriter cells, RapidTestFileOptions options, MarketWords words, byte[][] days, byte[][] minutes)
    {
        (_cells, _options, _days, _minutes) = (cells, options, days, minutes);
        _vendors = cells.Encode(words.Vendors);
        _suppliers = cells.Encode(words.Suppliers);
        _origins = cells.Encode(MarketGoods.Origins);
        _certificates = cells.Encode(MarketGoods.Certificates);
        _categories = cells.Encode(MarketGoods.Shelves.Select(shelf => shelf.Category));
        _rooms = cells.Encode(Enumerable.Range(1, options.Markets).Select(number => $"{options.DistrictCode}-R{number:00}"));
        _vehicles = cells.Encode(Enumerable.Range(1, Vehicles).Select(number => $"{options.DistrictCode}-V{number:00}"));
        _farmMarket = cells.Encode("农贸市场");
        _distribution = cells.Encode("流通");
        _programme = cells.Encode("日常快检");
        _regulator = cells.Encode("监管");
        _kilogram = cells.Encode("kg");
        _first = cells.Encode("初测");
        _none = cells.Encode("无");
        _stopSale = cells.Encode("暂停销售，\n通知市场管理方");
        _photos = cells.Encode("卡面.jpg,样品.jpg");
    }

    public void Write(in RapidTestRow row)
    {
        var random = new FixedRandom(_options.Seed ^ 0x57494445, row.SampleIndex);
        var isPositive = row.Outcome == Domain.Sampling.RapidOutcome.Positive;
        var stall = random.Below(20);
        _cells.Cell(_farmMarket);
        _cells.Cell(_distribution);
        // The vehicle of a market's street comes by; every other sample is its own room's.
        _cells.Cell(row.SampleIndex % VehicleEvery == 0 ? _vehicles[row.Market % Vehicles] : _rooms[row.Market]);
        _cells.Cell(_programme);
        _cells.Cell(_regulator);
        _cells.Cell("A"u8, stall + 1, 3);
        _cells.Cell(_vendors[(row.Market * 20 + stall) % _vendors.Length]);
        _cells.Cell(_categories[row.Shelf]);
        _cells.Cell(_origins[random.Below(_origins.Length)]);
        _cells.Cell(_suppliers[random.Below(_suppliers.Length)]);
        _cells.Cell(_days[row.Day]);
        _cells.Cell("L"u8, random.Below(1_000_000), 6);
        _cells.Tenths(50 + random.Below(2000));
        _cells.Cell(_kilogram);
        _cells.Cell(_certificates[random.Below(_certificates.Length)]);
        _cells.Cell(row.HasReading ? "50"u8 : []);
        _cells.Cell(_first);
        if (isPositive)
            _cells.Cell(_days[row.Day], _minutes[row.Minute + MinutesToNotice]);
        else
            _cells.Cell([]);
        _cells.Cell("FT-SP"u8, row.Market + 1, 3);
        _cells.Cell("KIT"u8, 230000 + row.Day / 30, 6);
        _cells.Cell(_days[row.Day], _minutes[row.Minute + MinutesToEntry]);
        _cells.Cell("instrument"u8);
        _cells.Cell(isPositive ? _photos : []);
        _cells.Cell(isPositive ? _stopSale : _none);
    }
}
