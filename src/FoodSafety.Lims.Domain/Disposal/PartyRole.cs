namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>What a party of a disposal case did with the food: one finding is several parties' affair.</summary>
public enum PartyRole : byte
{
    /// <summary>经营者: who sold it (被抽样单位).</summary>
    Seller = 0,

    /// <summary>生产者: who is named on the label (标称生产者).</summary>
    Producer = 1,

    /// <summary>进口商: who brought it into the country.</summary>
    Importer = 2,

    /// <summary>平台: the network platform it was ordered on.</summary>
    Platform = 3,
}
