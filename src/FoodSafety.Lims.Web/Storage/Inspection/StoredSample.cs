using System.Data.Common;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>A stored sampling form, as far as its results need it.</summary>
public sealed record StoredSample(
    long Id, string SampleNo, string DistrictCode, DateOnly SampledOn, DateOnly? TestedOn, DateOnly? ReportedOn, DateOnly? PublishedOn,
    string? ProgrammeSource, string Programme, string? Selection, string? MethodClass, string Laboratory, string SampledParty,
    string Food, string? Category, string? Stage, string? PlaceType, Verdict? Verdict, string? Details, string LifecycleStage, string? BlindCode,
    int UploadId, int RowNumber)
{
    /// <summary>Whether the laboratory must not know which sample it is: from its re-coding until its result is locked.</summary>
    public bool IsBlind => BlindCode is not null && SampleLifecycle.KeepsBlind(LifecycleStage);

    /// <summary>What its results are called: the blind code while it is blind, so that nothing a laboratory reads or corrects names the sample.</summary>
    public string ResultNumber => IsBlind ? BlindCode! : SampleNo;

    /// <summary>The columns <see cref="Read"/> takes, in order.</summary>
    public static readonly string Columns =
        "id, sample_no, district_code, sampled_on, tested_on, reported_on, published_on, programme_source, programme, selection, method_class, "
        + "laboratory, sampled_party, food, category, stage, place_type, verdict, details, lifecycle_stage, blind_code, upload_id, row_number";

    /// <summary>The sample of a number, of whichever district; null when there is none.</summary>
    public static StoredSample? Find(ImportTransaction import, string sampleNo) => Find(import, "sample_no", sampleNo);

    /// <summary>The sample of a number as a sender of results knows it: a laboratory knows a blind sample by its blind code alone.</summary>
    public static StoredSample? FindForResults(ImportTransaction import, string number, bool isLaboratory)
    {
        var byNumber = Find(import, number);
        return byNumber is null || (isLaboratory && byNumber.IsBlind) ? Find(import, "blind_code", number) : byNumber;
    }

    /// <summary>The sample of a row that begins with <see cref="Columns"/>.</summary>
    public static StoredSample Read(DbDataReader reader)
    {
        return new StoredSample(
            reader.GetInt64(0), reader.GetString(1), reader.GetString(2), Day(3)!.Value, Day(4), Day(5), Day(6), Text(7), reader.GetString(8), Text(9), Text(10),
            reader.GetString(11), reader.GetString(12), reader.GetString(13), Text(14), Text(15), Text(16),
            reader.IsDBNull(17) ? null : (Verdict)reader.GetInt16(17), Text(18), reader.GetString(19), Text(20),
            reader.GetInt32(21), reader.GetInt32(22));

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateOnly? Day(int column) => reader.IsDBNull(column) ? null : DateOnly.FromDayNumber(reader.GetInt32(column));
    }

    private static StoredSample? Find(ImportTransaction import, string column, string number)
    {
        using var command = import.Connection.Command(import.Transaction, $"SELECT {Columns} FROM samples WHERE {column} = @number", ("number", number));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    /// <summary>sampled | tested | reported | published: the furthest state its days say.</summary>
    private string State => PublishedOn is not null ? "published" : ReportedOn is not null ? "reported" : TestedOn is not null ? "tested" : "sampled";

    private RowSeal Seal =>
        StoredTable.SampleStandings.SealOf(RowNumber, State, TestedOn?.DayNumber, ReportedOn?.DayNumber, PublishedOn?.DayNumber, (short?)Verdict);

    /// <summary>Writes how far the sample has come now, and its verdict.</summary>
    public void Become(ImportTransaction import, StoredSample after)
    {
        import.Connection.Run(import.Transaction, "UPDATE samples SET state = @state, tested_on = @tested, reported_on = @reported, verdict = @verdict WHERE id = @id",
            ("state", after.State), ("tested", after.TestedOn?.DayNumber), ("reported", after.ReportedOn?.DayNumber), ("verdict", (short?)after.Verdict), ("id", Id));
        import.Stored.Add(UploadId, after.Seal - Seal);
    }

    /// <summary>What it counts, with that many items.</summary>
    public StandingSample Standing(int items) => new(
        SampleFacts.Of(PlaceType, Stage, Category, MethodClass, Programme, ProgrammeSource, Selection),
        SampledOn, TestedOn, ReportedOn, PublishedOn, Verdict, items);
}
