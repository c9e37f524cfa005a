using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>How far one party is in one procedure, as the events of its case tell it.</summary>
/// <param name="Procedure">Which.</param>
/// <param name="Number">Number of the party, 1-based, in the order the parties were named.</param>
/// <param name="Party">Who.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Events">What happened in it, oldest first.</param>
/// <param name="Evidence">What was given about the party, oldest first; the last of a code stands.</param>
public sealed record PartyProgress(
    PartyProcedure Procedure, int Number, CaseParty Party, CaseStage Stage, IReadOnlyList<CaseEvent> Events, IReadOnlyList<EvidenceItem> Evidence)
{
    /// <summary>Whether anything was done in it.</summary>
    public bool HasBegun => Stage != Procedure.First;

    /// <summary>Whether it was begun and has not ended.</summary>
    public bool IsPending => HasBegun && !Stage.Ends;

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? EndedAt => Stage.Ends ? Events[^1].At : null;

    /// <summary>Evidence its moves needed that is not there: none but where a hand in the database took it.</summary>
    public IEnumerable<EvidenceKind> Missing
    {
        get
        {
            var stage = Procedure.First;
            foreach (var happened in Events)
            {
                if (Procedure.Find(stage, happened.Action) is not { } move)
                    yield break;
                foreach (var kind in move.Needs.Where(kind => Find(kind.Code) is null))
                    yield return kind;
                stage = move.To;
            }
        }
    }

    /// <summary>Every party of a case in one procedure, as it stood at an instant.</summary>
    public static IReadOnlyList<PartyProgress> Of(CaseState state, PartyProcedure procedure, DateTimeOffset at) =>
        [.. state.Parties.Select((party, index) => Of(state, procedure, party, index + 1, at))];

    /// <summary>The evidence of this code that stands, or null.</summary>
    public EvidenceItem? Find(string code) => Evidence.LastOrDefault(item => item.Code == code);

    /// <summary>The instant that evidence of this code states, or null.</summary>
    public DateTimeOffset? InstantOf(EvidenceKind kind) => EvidenceKind.TryInstant(Find(kind.Code)?.Value, out var instant) ? instant : null;

    private static PartyProgress Of(CaseState state, PartyProcedure procedure, CaseParty party, int number, DateTimeOffset at)
    {
        var events = state.Events.Where(happened => happened.Party == number && happened.At <= at && procedure.Actions.Any(action => action.Code == happened.Action)).ToList();
        var stage = events.Aggregate(procedure.First, (current, happened) => procedure.Find(current, happened.Action)?.To ?? current);
        return new PartyProgress(procedure, number, party, stage, events, [.. state.Evidence.Where(item => item.Party == number && item.At <= at)]);
    }
}
