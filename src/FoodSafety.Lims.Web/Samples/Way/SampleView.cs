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
/// <param name="Verdict">Worst over its results: compliant | non-compliant; null before the first.</param>
/// <param name="Case">Number of its disposal case, where it has one.</param>
public sealed record SampleView(
    string Number, string? SampleNo, string? BlindCode, string District, string Stage, string StageName, int Version, bool GreenChannel,
    IReadOnlyList<SampleView.MoveView> Moves, IReadOnlyList<string> Missing, IReadOnlyList<string> Flags, IReadOnlyList<SampleView.EventView> Events,
    DateOnly SampledOn, string State, DateOnly? TestedOn, DateOnly? ReportedOn, string Programme, string? ProgrammeSource,
    string? SamplingOrganisation, string Laboratory, string? SampledParty, string? Producer, string? Platform, IReadOnlyList<string> Samplers,
    string Food, string FoodCategory, string? Verdict, IReadOnlyList<ResultList.Line> Results, string? Case, string? Upload, int? Row)
{
    /// <summary>Codes of what this caller may do now.</summary>
    public IReadOnlyList<string> Actions { get; } = [.. Moves.Select(move => move.Action)];

    public sealed record MoveView(string Action, string Name, IReadOnlyList<FieldView> Needs, IReadOnlyList<FieldView> Takes);

    public sealed record FieldView(string Code, string Name, SampleFieldForm Form);

    public sealed record EventView(
        int Version, string Action, string Name, string? From, string To, string By, DateTimeOffset At, IReadOnlyDictionary<string, string> Given);
}
