using Bogus;

namespace FoodSafety.Lims.Seeds;

/// <summary>Invented people and businesses, from Bogus with a fixed seed; made once a file, rows only pick from them.</summary>
public sealed class MarketWords
{
    private static readonly string[] Trades = ["蔬菜档", "鲜菜行", "水产档", "肉档", "水果店", "农产品商行", "食品商行", "粮油店", "生鲜超市", "食品厂"];
    private static readonly string[] SupplierKinds = ["蔬菜批发部", "农业合作社", "农产品有限公司", "水产批发行", "食品有限公司", "种植基地"];
    private static readonly string[] MakerKinds = ["食品有限公司", "粮油有限公司", "调味品厂", "豆制品厂", "饮料有限公司", "肉制品厂", "乳业有限公司", "糕点厂"];

    public MarketWords(ulong seed)
    {
        var random = new Randomizer((int)(seed & 0x7FFFFFFF));
        var faker = new Faker("zh_CN") { Random = random };
        string[] origins = [.. MarketGoods.Origins];
        People = [.. Enumerable.Range(0, 60).Select(_ => faker.Name.LastName() + faker.Name.FirstName())];
        Vendors = [.. Enumerable.Range(0, 480).Select(index => faker.Name.LastName() + faker.Name.FirstName()
            + (index % 40 == 39 ? $"“{random.ArrayElement(Trades)}”,兼营" : random.ArrayElement(Trades)))];
        Suppliers = [.. Enumerable.Range(0, 120).Select(_ => random.ArrayElement(origins) + faker.Name.LastName() + "氏" + random.ArrayElement(SupplierKinds))];
        Makers = [.. Enumerable.Range(0, 160).Select(_ => random.ArrayElement(origins) + faker.Name.FirstName() + random.ArrayElement(MakerKinds))];
        Shops = [.. Enumerable.Range(0, 900).Select(_ => faker.Name.FirstName() + random.ArrayElement(Trades))];
    }

    public IReadOnlyList<string> People { get; }

    public IReadOnlyList<string> Vendors { get; }

    public IReadOnlyList<string> Suppliers { get; }

    public IReadOnlyList<string> Makers { get; }

    public IReadOnlyList<string> Shops { get; }
}
