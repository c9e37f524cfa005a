using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>The labels of a sample's test part and backup part. Of a blind sample they bear its blind code, whoever prints them.</summary>
/// <param name="Number">Any of its numbers; see <see cref="FindSample"/>.</param>
public sealed record PrintLabels(string Number)
{
    public async Task<Outcome<Document>> Handle(LimsDb db, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var found = await new FindSample(Number).Handle(db, caller, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var sample = found.Value;
        if (sample.LifecycleStage == SampleLifecycle.Voided.Code)
            return new Refusal("sample-voided", $"抽样单 {Number} 已作废，不能打印标签。");
        if (FindSample.IsSampler(caller, sample) && sample.BlindCode is not null)
            return new Refusal("forbidden", $"样品 {Number} 已换码，标签由监管部门打印。", RefusalKind.Forbidden);
        var isBlind = sample.BlindCode is not null && SampleLifecycle.KeepsBlind(sample.LifecycleStage);
        string[] lines = isBlind
            ? [sample.Food, sample.FoodCategory]
            : [sample.Food, $"抽样单 {sample.SampleNo}", FormattableString.Invariant($"抽样日期 {sample.SampledOn:yyyy-MM-dd}")];
        return LabelPages.Compose(isBlind ? sample.BlindCode! : sample.OwnNumber, lines, at);
    }
}
