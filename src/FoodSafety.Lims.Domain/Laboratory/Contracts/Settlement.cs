using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>
/// 月结算表 of a contract: the batches whose first report was issued in the month, at the contract's price, with what the samples cost, less
/// deductions by the rules of the day of issue. All money is whole 分. A month that was settled stays as it is: what changes afterwards (a report
/// returned or overturned, a purchase recorded late, a report withdrawn) is an adjustment of the first month not settled yet.
/// </summary>
/// <param name="Contract">The contract.</param>
/// <param name="Month">First day of the month; written as 2023-09.</param>
/// <param name="Lines">One a batch, in the order of issue and number.</param>
public sealed record Settlement(LaboratoryContract Contract, [property: JsonConverter(typeof(MonthJson))] DateOnly Month, ImmutableArray<Settlement.Line> Lines)
{
    private const long WholePrice = 1000;

    /// <summary>检验费 of all lines.</summary>
    public long Fee => Lines.Sum(line => line.Fee);

    /// <summary>买样费 of all lines.</summary>
    public long PurchaseCost => Lines.Sum(line => line.PurchaseCost);

    /// <summary>扣款 of all lines.</summary>
    public long Deducted => Lines.Sum(line => line.Deducted);

    /// <summary>调整: what changed of months settled before, one a batch.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];

    /// <summary>When it was settled; null while it is not, and still moves.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who settled it.</summary>
    public string? SettledBy { get; init; }

    /// <summary>合计: lines and adjustments, as the columns of the table add up.</summary>
    public Sums Total => new(
        Fee + Adjustments.Sum(one => one.Fee), PurchaseCost + Adjustments.Sum(one => one.PurchaseCost), Deducted + Adjustments.Sum(one => one.Deducted));

    /// <summary>应付: fees and purchase costs less deductions, with the adjustments. Negative where more is taken back of settled months than this one comes to.</summary>
    public long Payable => Total.Fee + Total.PurchaseCost - Total.Deducted;

    /// <summary>The table of a month: as it was settled, or as it stands.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="batches">All batches of the contract.</param>
    /// <param name="rules">The dated rules of deduction.</param>
    /// <param name="settled">The contract's settled months.</param>
    public static Settlement Of(LaboratoryContract contract, DateOnly month, IEnumerable<ContractBatch> batches, LaboratoryRules rules, IReadOnlyList<Settlement>? settled = null)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        if (settled?.FirstOrDefault(one => one.Month == first) is { } frozen)
            return frozen;
        var lines = batches.Where(one => one.IssuedOn is not null).OrderBy(one => one.IssuedOn).ThenBy(one => one.SampleNo, StringComparer.Ordinal)
            .Select(one => LineOf(contract, one, one.IssuedOn!.Value, rules)).ToList();
        var last = settled is { Count: > 0 } ? settled.Max(one => one.Month) : (DateOnly?)null;
        return new Settlement(contract, first, [.. lines.Where(line => MonthOf(line.IssuedOn) == first)])
        {
            Adjustments = last?.AddMonths(1) == first ? [.. Changed(lines.Where(line => MonthOf(line.IssuedOn) <= last), settled!)] : [],
        };
    }

    /// <summary>What batches of settled months come to now beside what was settled of them.</summary>
    private static IEnumerable<Adjustment> Changed(IEnumerable<Line> now, IReadOnlyList<Settlement> settled)
    {
        var due = now.Select(line => new Adjustment(line.SampleNo, MonthOf(line.IssuedOn), line.Fee, line.PurchaseCost, line.Deducted));
        var done = settled.SelectMany(one => one.Lines.Select(line => new Adjustment(line.SampleNo, one.Month, -line.Fee, -line.PurchaseCost, -line.Deducted))
            .Concat(one.Adjustments.Select(before => before with { Fee = -before.Fee, PurchaseCost = -before.PurchaseCost, Deducted = -before.Deducted })));
        return due.Concat(done).GroupBy(one => (one.Of, one.SampleNo)).OrderBy(one => one.Key.Of).ThenBy(one => one.Key.SampleNo, StringComparer.Ordinal)
            .Select(one => new Adjustment(one.Key.SampleNo, one.Key.Of, one.Sum(part => part.Fee), one.Sum(part => part.PurchaseCost), one.Sum(part => part.Deducted)))
            .Where(one => (one.Fee, one.PurchaseCost, one.Deducted) != (0, 0, 0));
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static Line LineOf(LaboratoryContract contract, ContractBatch batch, DateOnly on, LaboratoryRules rules)
    {
        var deductions = ImmutableArray.CreateBuilder<Deduction>();
        var left = contract.PricePerBatch;
        foreach (var (happened, reason) in (ReadOnlySpan<(bool, string)>)[
            (batch.IsLate, LaboratoryRules.Late), (batch.WasReturned, LaboratoryRules.Returned), (batch.WasOverturned, LaboratoryRules.Overturned)])
        {
            if (!happened || rules.Find(LaboratoryRuleKind.Deduction, reason, contract.Code, on) is not { } rule)
                continue;
            // Half a 分 and more is rounded up; a batch is never worth less than nothing.
            var amount = Math.Min(left, (contract.PricePerBatch * rule.Value!.Value + WholePrice / 2) / WholePrice);
            left -= amount;
            deductions.Add(new Deduction(reason, rule.Value.Value, amount, rule.Source, rule.Certainty));
        }
        return new Line(batch.SampleNo, on, contract.PricePerBatch, batch.PurchaseCost, deductions.ToImmutable());
    }

    /// <summary>One batch of the table; money in 分.</summary>
    /// <param name="SampleNo">抽样单编号.</param>
    /// <param name="IssuedOn">Local day of its first report.</param>
    /// <param name="Fee">检验费.</param>
    /// <param name="PurchaseCost">买样费.</param>
    /// <param name="Deductions">What is taken off, and why.</param>
    public sealed record Line(string SampleNo, DateOnly IssuedOn, long Fee, long PurchaseCost, ImmutableArray<Deduction> Deductions)
    {
        /// <summary>扣款.</summary>
        public long Deducted => Deductions.Sum(one => one.Amount);
    }

    /// <summary>What one batch of a settled month comes to more, or less, than was settled; money in 分.</summary>
    /// <param name="SampleNo">抽样单编号.</param>
    /// <param name="Of">First day of the settled month it belongs to; written as 2023-09.</param>
    /// <param name="Fee">检验费 more.</param>
    /// <param name="PurchaseCost">买样费 more.</param>
    /// <param name="Deducted">扣款 more.</param>
    public sealed record Adjustment(string SampleNo, [property: JsonConverter(typeof(MonthJson))] DateOnly Of, long Fee, long PurchaseCost, long Deducted)
    {
        /// <summary>What it adds to what is payable.</summary>
        public long Payable => Fee + PurchaseCost - Deducted;
    }

    /// <summary>What the columns of the table add up to, in 分.</summary>
    /// <param name="Fee">检验费.</param>
    /// <param name="PurchaseCost">买样费.</param>
    /// <param name="Deducted">扣款.</param>
    public sealed record Sums(long Fee, long PurchaseCost, long Deducted);

    /// <summary>One deduction.</summary>
    /// <param name="Reason">late | returned | overturned.</param>
    /// <param name="PerMille">‰ of the price, by the rule.</param>
    /// <param name="Amount">In 分, at most what was left of the price.</param>
    /// <param name="Source">The rule's.</param>
    /// <param name="Certainty">The rule's.</param>
    public sealed record Deduction(string Reason, int PerMille, long Amount, string Source, string Certainty);
}
