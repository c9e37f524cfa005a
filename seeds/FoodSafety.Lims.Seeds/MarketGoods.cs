namespace FoodSafety.Lims.Seeds;

/// <summary>
/// What is sold at a market and what a rapid room tests it for; names as in seeds/reference (a test holds them together).
/// </summary>
public static class MarketGoods
{
    public const string EnzymeItem = "有机磷和氨基甲酸酯类农药";
    public const string EnzymeMethod = "酶抑制率法";
    public const string CardMethod = "胶体金免疫层析法";

    /// <summary>A shelf of the market: foods of one class, tested for the same items; the share is of 100 samples.</summary>
    public sealed record Shelf(string Category, int Share, string[] Foods, string[] Items);

    public static readonly IReadOnlyList<Shelf> Shelves =
    [
        new("蔬菜", 62,
            ["上海青", "菜心", "豇豆", "芹菜", "韭菜", "生菜", "菠菜", "空心菜", "油麦菜", "芥蓝", "大白菜", "苋菜", "茼蒿", "香菜", "葱",
                "辣椒", "番茄", "茄子", "黄瓜", "苦瓜", "丝瓜", "四季豆", "荷兰豆", "胡萝卜", "土豆", "姜", "山药", "莲藕", "西兰花", "包菜"],
            [EnzymeItem, "毒死蜱", "克百威", "氟虫腈", "腐霉利", "灭蝇胺", "三唑磷", "水胺硫磷"]),
        new("水果类", 11,
            ["香蕉", "芒果", "柑橘", "橙", "梨", "苹果", "荔枝", "龙眼", "葡萄", "草莓", "西瓜", "火龙果"],
            [EnzymeItem, "克百威", "氧乐果", "噻虫胺"]),
        new("水产品", 13,
            ["草鱼", "鲫鱼", "鲈鱼", "桂花鱼", "黄骨鱼", "罗非鱼", "生鱼", "基围虾", "罗氏虾", "牛蛙", "花甲", "多宝鱼"],
            ["孔雀石绿", "恩诺沙星", "氯霉素", "呋喃唑酮代谢物", "呋喃西林代谢物", "地西泮"]),
        new("畜禽肉及副产品", 12,
            ["猪肉", "牛肉", "羊肉", "鸡肉", "鸭肉", "猪肝", "排骨", "乌鸡"],
            ["克伦特罗", "莱克多巴胺", "沙丁胺醇", "恩诺沙星", "氟苯尼考", "磺胺类"]),
        new("鲜蛋", 2,
            ["鸡蛋", "鸭蛋", "鹌鹑蛋"],
            ["恩诺沙星", "氟苯尼考", "多西环素", "磺胺类"]),
    ];

    public static readonly IReadOnlyList<string> Origins =
        ["广东惠州", "广东清远", "广东湛江", "广西南宁", "云南昆明", "山东寿光", "湖南永州", "海南三亚", "福建漳州", "湖北荆州", "江西赣州", "贵州毕节"];

    public static readonly IReadOnlyList<string> Certificates = ["承诺达标合格证", "检测合格证", "购货凭证", "承诺达标合格证", "无"];
}
