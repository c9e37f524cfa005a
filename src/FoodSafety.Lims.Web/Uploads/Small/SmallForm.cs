using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>One sampling form, or one inbound finding.</summary>
/// <param name="Kind">samples | findings</param>
public sealed record SmallForm(string Kind, Organisation Sender, string DistrictCode, string Name, byte[] Csv, DateTimeOffset Now, string By)
    : SmallUpload(Kind, Sender, DistrictCode, Name, Csv, Now, By)
{
    protected override (JudgedChunk Chunk, Func<SmallStores, ChunkOutcome> Store) Read(CsvRowSource source, ColumnMap columns, RulesSnapshot rules)
    {
        if (Kind == "samples")
        {
            var samples = new JudgedChunk<SampleRow>();
            new SampleReader(source, columns, rules).Read(samples);
            return (samples, stores => stores.Samples(this).Store(samples));
        }
        var findings = new JudgedChunk<FindingRow>();
        new FindingReader(source, columns, rules).Read(findings);
        return (findings, stores => stores.Findings(this).Store(findings));
    }
}
