using System.Text;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Stores chunks of judged rapid tests: decide beside what is stored, then rows, counters and cases. What differs between the two databases
/// is how rows are written and looked up.
/// </summary>
public abstract class RapidTestStore(ImportTransaction import, RulesSnapshot rules) : IStoredRapidTests, IDisposable
{
    private readonly RapidTestDecisions _decisions = new();
    private readonly CounterSets _counters = new(rules.PlansByYear);
    private readonly List<string> _words = [];
    private readonly List<int> _termOfWord = [];
    private readonly List<ulong> _hashOfWord = [];
    private ValidityLaw _validity = rules.Validity;
    private RowSeal _seal;
    private HashSet<(int Day, int Market, string SampleNo)>? _noted;

    protected ImportTransaction Import { get; } = import;

    /// <summary>The rows are scored by whoever stores them, since they do not stay under the ids they get here.</summary>
    public bool ScoresElsewhere { get; set; }

    /// <summary>Whether some of the district's stored tests may not be valid and fill no counter.</summary>
    protected bool HasNotValid => _validity.IsKept;

    /// <summary>Numbers in the terms table of the import's words.</summary>
    protected ReadOnlySpan<int> TermOfWord => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_termOfWord);

    /// <summary>Stores one chunk inside the open transaction; faults found here are added to the chunk.</summary>
    public ChunkOutcome Store(RapidTestChunk chunk)
    {
        if (Import.Begin())
            _validity = ValidityLaws.Read(Import.Connection, rules.DistrictCode);
        Skip(chunk);
        while (_termOfWord.Count < _words.Count)
        {
            _hashOfWord.Add(RowHash.Of(_words[_termOfWord.Count]));
            _termOfWord.Add(Import.Terms.Of(_words[_termOfWord.Count]));
        }
        LookUp(chunk);
        _decisions.Decide(chunk, TermOfWord, this);
        long firstId = 0;
        if (_decisions.Accepted.Count > 0)
        {
            _seal = default;
            firstId = Write(chunk, _decisions.Accepted);
            Import.NoteIds(firstId, _decisions.Accepted.Count);
            Import.Stored.Add(Import.UploadId, _seal);
        }
        ImportEvents.Log.Reached("rows-written", Import.UploadId);
        Import.AddToCounters(rules.DistrictCode, [.. _decisions.Deltas.Select(change => new CounterChange(
            _counters.CodeOf(DateOnly.FromDayNumber(change.Key.Day).Year, change.Key.Bit), change.Key.Day, change.Key.MarketId,
            change.Value.Batches, change.Value.Items, change.Value.Passed))]);
        if (_validity.IsKept && _decisions.Accepted.Count > 0 && !ScoresElsewhere)
            new ScoreTests(Import, rules.DistrictCode, _validity, rules.PlansByYear, rules.Zone).Run(firstId, firstId + _decisions.Accepted.Count - 1);
        var called = _decisions.Positives.ToLookup(positive => positive.IsNew && !HasCase(chunk, positive), positive => NewCaseOf(chunk, positive));
        var opened = called[true].ToList();
        CaseWriter.Open(Import.Connection, Import.Transaction, opened, Import.ChangedRows);
        var reopened = called[false].Count(AddItems);
        ImportEvents.Log.Reached("cases-opened", Import.UploadId);
        return new ChunkOutcome
        {
            Read = chunk.Read,
            Blank = chunk.Blank,
            Accepted = _decisions.Accepted.Count,
            Duplicate = chunk.Duplicates.Count,
            Refused = chunk.Refused + _decisions.Refused,
            Negative = _decisions.Judged[(int)RapidOutcome.Negative],
            Positive = _decisions.Judged[(int)RapidOutcome.Positive],
            Suspect = _decisions.Judged[(int)RapidOutcome.Suspect],
            Invalid = _decisions.Judged[(int)RapidOutcome.Invalid],
            Batches = _decisions.NewBatches,
            PositiveCases = opened.Count + reopened,
        };
    }

    /// <summary>Learns the words of a chunk that was stored before the import was cut off; those after it speak of them.</summary>
    public void Skip(RapidTestChunk chunk)
    {
        if (chunk.BeginsWords)
            NextUpload();
        _words.AddRange(chunk.NewWords);
    }

    /// <summary>Forgets the words of one upload: the next chunk is another's and speaks of its own.</summary>
    public void NextUpload()
    {
        _words.Clear();
        _termOfWord.Clear();
        _hashOfWord.Clear();
    }

    /// <inheritdoc />
    public abstract bool AnyOn(int day, int marketId);

    /// <inheritdoc />
    public abstract void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into);

    /// <summary>Before a chunk is decided: a database far away asks for all it needs at once.</summary>
    protected virtual void LookUp(RapidTestChunk chunk)
    {
    }

    /// <summary>Writes the rows at these indexes, in this order, under ids without a gap, and seals each; returns the first id.</summary>
    protected abstract long Write(RapidTestChunk chunk, List<int> accepted);

    /// <summary>Seals a row that is written, while it is at hand.</summary>
    protected void Seal(RapidTestChunk chunk, in RapidTestRow row) =>
        _seal += RowSeal.Of(row.RowNumber, RapidTestSeals.HashOf(row, chunk, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashOfWord)));

    /// <summary>The counters a stored row fills, from its own columns: the same question as for a new row. One that is not valid fills none.</summary>
    protected ulong CountersOf(int day, int marketId, int? placeType, int? stage, int? category, int? programme, Organiser organiser, bool isNotValid)
    {
        if (isNotValid)
            return 0;
        string? Text(int? term) => term is { } id ? Import.Terms.Text(id) : null;
        return _counters.Of(DateOnly.FromDayNumber(day).Year,
            RapidTestFacts.Of(rules.MarketCodes.GetValueOrDefault(marketId), Text(placeType), Text(stage), Text(category), Text(programme), organiser));
    }

    private NewCase NewCaseOf(RapidTestChunk chunk, PositiveBatch positive)
    {
        var row = chunk.Rows[positive.FirstRow];
        return new NewCase
        {
            Kind = CaseKind.Positive,
            DistrictCode = rules.DistrictCode,
            Year = DateOnly.FromDayNumber(row.TestedOn).Year,
            OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.TestedAt),
            UploadId = Import.UploadId,
            RowNumber = row.RowNumber,
            SampleNo = Encoding.UTF8.GetString(chunk.Text(row.SampleNo)),
            TestItems = ItemsOf(positive),
            Food = _words[row.Food],
            Organiser = row.Organiser,
            FarmProduce = row.Category == Words.None ? null : rules.FarmProduceCategories.Contains(_words[row.Category]),
            Function = rules.FunctionOf(row.Programme == Words.None ? null : _words[row.Programme], row.Stage == Words.None ? null : _words[row.Stage]),
            OtherRegime = rules.IsOtherRegime(_words[row.Food], row.Category == Words.None ? null : _words[row.Category]),
            MarketId = row.MarketId,
            TestedOn = row.TestedOn,
            NotifiedAt = row.NotifiedAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.NotifiedAt),
            Parties = row.Vendor.Length == 0 ? [] : [("seller", Encoding.UTF8.GetString(chunk.Text(row.Vendor)))],
        };
    }

    /// <summary>A batch that has its case already gets its newly positive items added there. Whether another was opened, since that one has ended.</summary>
    private bool AddItems(NewCase joining) =>
        StandingCase.Record(Import, rules.Now, joining, "tested_on = @day AND market_id = @market AND sample_no = @sample AND kind = 'positive'",
            ("day", joining.TestedOn), ("market", joining.MarketId), ("sample", joining.SampleNo));

    /// <summary>Whether a batch without a positive row has a case all the same: its row was corrected, and a correction takes no case back.</summary>
    private bool HasCase(RapidTestChunk chunk, PositiveBatch positive)
    {
        _noted ??= CaseNote.PositivesOf(Import, rules.DistrictCode);
        var row = chunk.Rows[positive.FirstRow];
        return _noted.Count > 0 && _noted.Contains((row.TestedOn, row.MarketId, Encoding.UTF8.GetString(chunk.Text(row.SampleNo))));
    }

    private string[] ItemsOf(PositiveBatch positive) => [.. positive.ItemTerms.Select(term => Import.Terms.Text(term))];

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
