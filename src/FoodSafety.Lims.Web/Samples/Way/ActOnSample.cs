using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;
using FoodSafety.Lims.Web.Storage.Sealing;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>Makes one move of a sample's lifecycle, in one transaction with the counters and the audit.</summary>
/// <param name="Number">Any of its numbers; see <see cref="FindSample"/>.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Given">Field → value.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnSample(string Number, string Action, IReadOnlyDictionary<string, string> Given, int? Version = null)
{
    public const string AuditAction = "act-on-sample";

    /// <summary>Fields that say why.</summary>
    private static readonly string[] Reasons = [SampleLifecycle.VoidReason.Code, SampleLifecycle.RefusalReason.Code, SampleLifecycle.GreenChannelReason.Code];

    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public async Task<Outcome<SampleView>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var asked = await new FindSample(Number, ToAct: true).Handle(db, caller, cancel);
        if (asked.Refusal is { } unknown)
            return unknown;
        if (SampleLifecycle.FindAction(Action) is { } action
            && Access.ToActOnSample(caller, action.Side, asked.Value.DistrictCode, asked.Value.Laboratory, asked.Value.SamplingOrganisation) is { } forbidden)
            return forbidden;

        using var import = database.BeginImport(asked.Value.UploadId, asked.Value.DistrictCode, wholeFile: true);
        import.Begin();
        import.Months.Cause = new(AdjustmentCause.Sample, asked.Value.SampleNo, at, caller.Name);
        // Under the district's lock, which every writer of samples takes: what is seen now is still so when it is written.
        var found = await new FindSample(Number, ToAct: true).Handle(db, caller, cancel);
        if (found.Refusal is { } meanwhile)
            return meanwhile;
        var sample = found.Value;
        var reading = await SampleReading.Load(db, sample, caller, database.Settings.TimeZone, cancel, at.LocalDay(database.Settings.TimeZone));
        var applied = reading.State.Apply(Action, Given, caller.Name, at, Version ?? reading.State.Version);
        if (applied.Refusal is { } refused)
            return refused;

        Write(import, sample, applied.Value, database.Settings.TimeZone);
        import.Commit();
        return await new ShowSample(Number, at).Handle(db, caller, database.Settings.TimeZone, cancel);
    }

    /// <summary>Writes a move that the state accepted, with the counters and the audit, into an open transaction under the district's lock.</summary>
    internal static void Write(ImportTransaction import, Sample sample, SampleState state, TimeZoneInfo zone)
    {
        var (connection, transaction) = (import.Connection, import.Transaction);
        var happened = state.Events[^1];
        var rows = Store(connection, transaction, sample, state);
        if (happened.Action == SampleLifecycle.LockResult.Code)
            // From here on the laboratory may know the sample, and its results say which it is.
            import.Stored.Over(
                () => StoredTable.SampleResults.Read(connection, transaction, "sample_id = @id", ("id", sample.Id)),
                () => connection.Run(transaction, "UPDATE sample_results SET sample_no = @number WHERE sample_id = @id", ("number", sample.SampleNo), ("id", sample.Id)));
        if (happened.Action == SampleLifecycle.RecordReport.Code)
            CountReport(import, sample, happened.At.LocalDay(zone));
        if (happened.Action == SampleLifecycle.Void.Code)
            TakeFromCounters(import, sample);
        AuditLog.Append(connection, transaction, happened.At, happened.By, new AuditedChange(AuditAction, sample.SampleNo, Reasons.Select(happened.Given.GetValueOrDefault).FirstOrDefault(why => why is not null))
        {
            Before = new { stage = happened.From, sample.Version },
            After = new { stage = happened.To, state.Version, happened.Action, happened.Given },
            Rows = rows,
            Stored = import.Stored.Take(),
        });
    }

    /// <summary>Writes the step and where the sample stands after it; gives the rows for the audit.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody acted on the sample since it was read.</exception>
    internal static IReadOnlyList<RowChange> Store(DbConnection connection, DbTransaction transaction, Sample sample, SampleState state)
    {
        var happened = state.Events[^1];
        // What leaves the sample where it is leaves it there too where results by file brought it: the report that comes by file brings it on.
        var stage = happened.From == happened.To ? sample.LifecycleStage : state.Stage;
        var blindCode = happened.Action == SampleLifecycle.Recode.Code ? BlindCode.From(RandomNumberGenerator.GetBytes(BlindCode.Bytes)) : sample.BlindCode;
        var at = happened.At.ToUnixTimeMilliseconds();
        var greenAt = happened.Action == SampleLifecycle.GrantGreenChannel.Code ? at : sample.GreenChannelAt?.ToUnixTimeMilliseconds();
        var given = JsonSerializer.Serialize(happened.Given, Compact);
        if (connection.Run(transaction,
            "UPDATE samples SET lifecycle_stage = @stage, version = @version, blind_code = @blind, green_channel_at = @green WHERE id = @id AND version = @before",
            ("stage", stage), ("version", state.Version), ("blind", blindCode), ("green", greenAt), ("id", sample.Id), ("before", sample.Version)) != 1)
            throw new DbUpdateConcurrencyException($"Sample {sample.SampleNo} is no longer of version {sample.Version}.");
        var step = connection.Ask<long>(transaction,
            """
            INSERT INTO sample_events (sample_id, at, "by", action, from_stage, to_stage, given) VALUES (@sample, @at, @by, @action, @from, @to, @given) RETURNING id
            """,
            ("sample", sample.Id), ("at", at), ("by", happened.By), ("action", happened.Action), ("from", happened.From), ("to", happened.To), ("given", given));
        return
        [
            RowChange.Changed("samples", sample.Id,
                ("lifecycle_stage", sample.LifecycleStage, stage), ("version", sample.Version, state.Version), ("blind_code", sample.BlindCode, blindCode),
                ("green_channel_at", sample.GreenChannelAt, greenAt is { } granted ? DateTimeOffset.FromUnixTimeMilliseconds(granted) : null)),
            RowChange.Added("sample_events", step,
                ("sample_id", sample.Id), ("at", happened.At), ("by", happened.By), ("action", happened.Action), ("from_stage", happened.From), ("to_stage", happened.To), ("given", given)),
        ];
    }

    /// <summary>A sample whose results came without a report's number or day is reported on the day its report is recorded; another keeps its day.</summary>
    private static void CountReport(ImportTransaction import, Sample sample, DateOnly day)
    {
        var before = StoredSample.Find(import, sample.SampleNo)!;
        if (before.ReportedOn is not null)
            return;
        var after = before with { ReportedOn = day };
        before.Become(import, after);
        var items = StoredResult.Standing(StoredResult.Of(import, "sample_id", sample.Id)).Count();
        var counters = new SampleCounters(new ReferenceSets(import.Connection).PlansByYear(sample.DistrictCode));
        counters.Change(before.Standing(items), after.Standing(items));
        counters.Write(import, sample.DistrictCode);
    }

    /// <summary>A voided number stays and counts nowhere.</summary>
    private static void TakeFromCounters(ImportTransaction import, Sample sample)
    {
        var counters = new SampleCounters(new ReferenceSets(import.Connection).PlansByYear(sample.DistrictCode));
        counters.Change(StoredSample.Find(import, sample.SampleNo)!.Standing(0), null);
        counters.Write(import, sample.DistrictCode);
    }
}
