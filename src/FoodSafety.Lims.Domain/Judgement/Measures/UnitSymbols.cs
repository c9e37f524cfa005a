using System.Collections.Frozen;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>The symbols units are built of: what each measures, and how many of the first of its kind it is.</summary>
internal static class UnitSymbols
{
    /// <summary>Kind of quantity, and factor = Coefficient × 10^Exponent against the base of that kind.</summary>
    internal readonly record struct Symbol(string Canonical, string Kind, decimal Coefficient, int Exponent)
    {
        /// <summary>Whether it is something measured, not only something it is measured by.</summary>
        internal bool MayStandAbove => Kind is not ("area" or "length" or "day") && !Pieces.Contains(Kind);

        /// <summary>Whether quantities are given per so much of it: per kg, 100mL, 50cm², 100kJ, day, bag.</summary>
        internal bool MayStandBelow => Kind is "mass" or "volume" or "area" or "energy" or "day" or "length" or "count" || Pieces.Contains(Kind);
    }

    private static readonly string[] Pieces = ["份", "片", "粒", "瓶", "袋", "盒", "支", "枚", "只", "包", "件", "张", "套"];

    private static readonly FrozenDictionary<string, Symbol> ByName = Build();

    /// <summary>Finds a symbol; Latin letters in either case, since files write Kg, ML and cfu.</summary>
    internal static bool TryFind(ReadOnlySpan<char> name, out Symbol symbol) =>
        ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out symbol);

    private static FrozenDictionary<string, Symbol> Build()
    {
        var found = new Dictionary<string, Symbol>(StringComparer.OrdinalIgnoreCase);

        void Add(string canonical, string kind, int exponent, params ReadOnlySpan<string> synonyms)
        {
            var symbol = new Symbol(canonical, kind, 1m, exponent);
            found[canonical] = symbol;
            foreach (var synonym in synonyms)
                found[synonym] = symbol;
        }

        Add("pg", "mass", -12);
        Add("ng", "mass", -9);
        Add("μg", "mass", -6, "ug", "mcg", "微克");
        Add("mg", "mass", -3, "毫克");
        Add("g", "mass", 0, "克");
        Add("kg", "mass", 3, "千克", "公斤");
        Add("μL", "volume", -6, "ul", "微升");
        Add("mL", "volume", -3, "毫升");
        Add("L", "volume", 0, "升");
        Add("cm²", "area", -4, "cm^2", "cm2", "平方厘米");
        Add("dm²", "area", -2, "dm^2", "dm2");
        Add("m²", "area", 0, "m^2", "m2");
        Add("μmol", "amount", -6, "umol");
        Add("mmol", "amount", -3);
        Add("mol", "amount", 0);
        Add("meq", "equivalents", -3);
        Add("J", "energy", 0);
        Add("kJ", "energy", 3, "千焦");
        found["kcal"] = found["千卡"] = new Symbol("kcal", "energy", 4184m, 0);
        Add("CFU", "CFU", 0);
        Add("MPN", "MPN", 0);
        Add("PFU", "PFU", 0);
        Add("个", "count", 0, "");
        Add("IU", "IU", 0);
        Add("NTU", "NTU", 0);
        Add("U", "U", 0);
        Add("mBq", "activity", -3);
        Add("Bq", "activity", 0);
        Add("μS", "conductance", -6, "uS");
        Add("mS", "conductance", -3);
        Add("S", "conductance", 0);
        Add("cm", "length", -2, "厘米");
        Add("m", "length", 0, "米");
        Add("每日", "day", 0, "日", "天", "d", "每天");
        foreach (var piece in Pieces)
            Add(piece, piece, 0);
        foreach (var whole in (string[])["倍", "度", "°T", "°Bx", "℃"])
            Add(whole, whole, 0);
        found["°C"] = found["℃"];
        return found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
