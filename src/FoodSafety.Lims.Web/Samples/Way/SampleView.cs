using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Samples.Doors;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>An inspected sample as its caller may see it. To the laboratory of a blind sample it says neither its numbers nor who is behind it.</summary>
/// <param name="Number">The office's own number; to the laboratory of a blind sample the blind code.</param>
/// <param name="Stage">Of its way; <paramref name="State"/> is how far its results have come: sampled | tested | reported | published.</param>
/// <param name="Version">To be sent with the next action.</param>
/// <param name="Moves">What this caller may do now, with the fields it asks for.</param>
/// <param name="Missing">Codes of the fields that the next step of the usual way asks for.</param>
/// <param name="Flags">same-organisation: one organisation sampled and tests.</param>
/// <param name="ComplaintNo">Of the complaint it was taken for.</param>
/// <param name="Form">The other columns of its form: producer, platform, quantities and so on, by their English names.</param>
/// <param name="Verdict">Worst over its results: compliant | non-compliant; null before the first.</param>
/// <param name="Backup">How long the backup part is kept; null before the result is locked.</param>
/// <param name="Deadlines">Its delivery to the laboratory and the laboratory's conclusion told to the office, as far as the days are known.</param>
/// <param name="Case">Number of its disposal case, where it has one.</param>
public sealed record SampleView(
    string Number, string? SampleNo, string? NationalNo, string? BlindCode, string District, string Stage, string StageName, int Version, bool GreenChannel,
    IReadOnlyList<SampleView.MoveView> Moves, IReadOnlyList<string> Missing, IReadOnlyList<string> Flags, IReadOnlyList<SampleView.EventView> Events,
    DateOnly SampledOn, string State, DateOnly? TestedOn, DateOnly? ReportedOn, string Programme, string? ProgrammeSource,
    string? Selection, string? SamplingOrganisation, string Laboratory, string? SampledParty, IReadOnlyList<string> Samplers,
    string Food, string FoodCategory, string? ComplaintNo, IReadOnlyDictionary<string, string> Form, string? Verdict, IReadOnlyList<ResultList.Line> Results, string? Case, string? Upload, int? Row,
    SampleView.BackupView? Backup, IReadOnlyList<SampleDeadline> Deadlines)
{
    /// <summary>Codes of what this caller may do now.</summary>
    public IReadOnlyList<string> Actions { get; } = [.. Moves.Select(move => move.Action)];

    public sealed record MoveView(string Action, string Name, IReadOnlyList<FieldView> Needs, IReadOnlyList<FieldView> Takes);

    public sealed record FieldView(string Code, string Name, SampleFieldForm Form);

    /// <param name="ReusableFrom">First day of re-use, the shelf life allowing; null for a non-compliant sample.</param>
    public sealed record BackupView(DateOnly KeptUntil, DateOnly? ReusableFrom, DateOnly? BestBefore, string Source, string Certainty);

    public sealed record EventView(
        int Version, string Action, string Name, string? From, string To, string By, DateTimeOffset At, IReadOnlyDictionary<string, string> Given);
}
