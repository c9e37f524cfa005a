using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What stores the rows of one group of small uploads of a district: each kind's store is made when the first asks for it.</summary>
public sealed class SmallStores(ImportTransaction import, KeptRules rules) : IDisposable
{
    private readonly Dictionary<string, SampleStore> _samples = [];
    private readonly Dictionary<string, FindingStore> _findings = [];
    private RapidTestStore? _rapidTests;

    /// <summary>The same for all markets of a district.</summary>
    public RapidTestStore RapidTests(SmallUpload upload) => _rapidTests ??= import.RapidTests(rules.Of(upload.Sender, upload.DistrictCode, upload.Kind, upload.Now));

    public SampleStore Samples(SmallUpload upload) => Of(_samples, upload, snapshot => new SampleStore(import, snapshot));

    public FindingStore Findings(SmallUpload upload) => Of(_findings, upload, snapshot => new FindingStore(import, snapshot));

    /// <summary>What follows belongs to another upload.</summary>
    public void NextUpload(int id, SmallUpload upload)
    {
        import.NextUpload(id, upload.By, upload.Now);
        _rapidTests?.NextUpload();
    }

    private TStore Of<TStore>(Dictionary<string, TStore> stores, SmallUpload upload, Func<Ingestion.Rules.RulesSnapshot, TStore> make)
    {
        if (!stores.TryGetValue(upload.Sender.Code, out var store))
            stores[upload.Sender.Code] = store = make(rules.Of(upload.Sender, upload.DistrictCode, upload.Kind, upload.Now));
        return store;
    }

    public void Dispose() => _rapidTests?.Dispose();
}
