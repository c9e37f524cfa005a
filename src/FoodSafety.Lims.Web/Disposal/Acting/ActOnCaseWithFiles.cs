using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// A move together with the files it needs, as a form or a command sends them. The files are attached first, each a change of its own:
/// where the move is then refused they stay, and need not be sent again.
/// </summary>
/// <param name="Number">The case.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Evidence">What is stated.</param>
/// <param name="Files">What is a file.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnCaseWithFiles(string Number, string Action, IReadOnlyList<GivenEvidence> Evidence, IReadOnlyList<GivenFile> Files, int? Version = null)
{
    public async Task<Outcome<DisposalCase>> Handle(LimsDb db, LimsSettings settings, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var found = await new ShowCase(Number).Handle(db, caller, cancel);
        if (found.Refusal is not null)
            return found;

        var row = found.Value;
        var version = Version ?? row.Version;
        // No file is kept for a move that the stage or the version refuses: the move itself says why.
        if (version == row.Version && row.State().Lifecycle.Find(row.Stage, Action) is not null)
        {
            foreach (var file in Files)
            {
                var attached = await new AttachEvidence(Number, new GivenEvidence(file.Code), file.Name, file.Content).Handle(db, settings, caller, at, cancel);
                if (attached.Refusal is not null)
                    return attached;
                version++;
            }
        }

        db.ChangeTracker.Clear();
        return await new ActOnCase(Number, Action, Evidence, version).Handle(db, settings.TimeZone, caller, at, cancel);
    }
}
