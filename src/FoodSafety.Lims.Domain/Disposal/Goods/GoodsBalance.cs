using System.Globalization;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Goods;

/// <summary>
/// The two balances of the goods of a case, in kilograms. Goods that were sealed or recalled are destroyed later: one sum would count them
/// twice. 进货 = 已售未召回 + 召回 + 库存 + 抽样取走; 召回 + 库存 = 销毁 + 退货 + 放行 + 仍封存.
/// </summary>
public sealed class GoodsBalance
{
    public static readonly EvidenceKind Purchased = new("purchased-kg", "进货重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Sold = new("sold-kg", "已售未召回重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Recalled = new("recalled-kg", "召回重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Stock = new("stock-kg", "库存重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Sampled = new("sampled-kg", "抽样取走重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Destroyed = new("destroyed-kg", "销毁重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Returned = new("returned-kg", "退货重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Released = new("released-kg", "放行重量", EvidenceForm.Kilograms, Waivable: true);
    public static readonly EvidenceKind Sealed = new("sealed-kg", "仍封存重量", EvidenceForm.Kilograms, Waivable: true);

    private readonly Dictionary<EvidenceKind, decimal> _kilograms;

    private GoodsBalance(Dictionary<EvidenceKind, decimal> kilograms) => _kilograms = kilograms;

    /// <summary>What is weighed for the balances, in the order it is asked for.</summary>
    public static IReadOnlyList<EvidenceKind> Kinds { get; } = [Purchased, Sold, Recalled, Stock, Sampled, Destroyed, Returned, Released, Sealed];

    /// <summary>
    /// What closing asks to be weighed: where the goods came from and went to of every case, and what became of those the seller still had or
    /// got back unless there were none.
    /// </summary>
    public static IEnumerable<Requirement> Asked { get; } =
    [
        .. Kinds.Take(5).Select(Requirement.Always),
        .. Kinds.Skip(5).Select(kind => new Requirement(kind, "召回和库存均为零时除外；有一项不为零的不可豁免", static state => !Of(state).HadNothingLeft)
        {
            // Goods that were weighed have a fate that is weighed as well: nothing else says whether any may be sold again.
            IsGiven = state => state.Find(kind.Code) is { } item && (item.Waiver is null || !Of(state).HadSomethingLeft),
        }),
    ];

    /// <summary>The balances of a case, of what was weighed so far.</summary>
    public static GoodsBalance Of(CaseState state)
    {
        var kilograms = new Dictionary<EvidenceKind, decimal>();
        foreach (var kind in Kinds)
            if (Weight.TryRead(state.Find(kind.Code)?.Value, out var weight))
                kilograms[kind] = weight;
        return new GoodsBalance(kilograms);
    }

    /// <summary>What was neither weighed nor excused yet, and is not among what is given now.</summary>
    /// <param name="state">The case.</param>
    /// <param name="given">Codes of what is given now.</param>
    public static IEnumerable<EvidenceKind> Unweighed(CaseState state, IReadOnlyCollection<string> given) =>
        Kinds.Where(kind => state.Find(kind.Code) is null && !given.Contains(kind.Code));

    /// <summary>
    /// Sentences for people about the balances that do not hold. One is asked as soon as all its terms are weighed; parts that are already more than
    /// the whole need no other weight to be wrong.
    /// </summary>
    public IEnumerable<string> Faults
    {
        get
        {
            var all = Faulty("进货平衡", [Purchased], [Sold, Recalled, Stock, Sampled]);
            var kept = Faulty("处置平衡", [Recalled, Stock], [Destroyed, Returned, Released, Sealed]);
            return new[] { all, kept }.OfType<string>();
        }
    }

    private bool HadSomethingLeft => _kilograms.GetValueOrDefault(Recalled) + _kilograms.GetValueOrDefault(Stock) > 0;

    private bool HadNothingLeft => _kilograms.TryGetValue(Recalled, out var recalled) && _kilograms.TryGetValue(Stock, out var stock) && recalled + stock == 0;

    private string? Faulty(string name, EvidenceKind[] whole, EvidenceKind[] parts)
    {
        EvidenceKind[] weighed = [.. parts.Where(_kilograms.ContainsKey)];
        var holds = whole.Any(kind => !_kilograms.ContainsKey(kind)) || (weighed.Length == parts.Length ? Sum(weighed) == Sum(whole) : Sum(weighed) <= Sum(whole));
        return holds ? null : $"{name}不成立：{Written(whole)}，而{Written(weighed)}";
    }

    private decimal Sum(EvidenceKind[] kinds) => kinds.Sum(kind => _kilograms[kind]);

    private string Written(EvidenceKind[] kinds)
    {
        var parts = string.Join(" + ", kinds.Select(kind => $"{kind.Name[..^"重量".Length]} {Number(_kilograms[kind])}"));
        return kinds.Length == 1 ? $"{parts} 千克" : $"{parts} = {Number(Sum(kinds))} 千克";
    }

    private static string Number(decimal kilograms) => kilograms.ToString("0.######", CultureInfo.InvariantCulture);
}
