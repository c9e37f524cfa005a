namespace FoodSafety.Lims.Web.Samples;

/// <summary>The backup samples of a district at an instant, those to be dealt with first in front.</summary>
/// <param name="Kept">How many are there and must be.</param>
/// <param name="Due">How many are there though their retention is over.</param>
/// <param name="Reused">How many were given away or sold.</param>
/// <param name="Destroyed">How many were destroyed.</param>
/// <param name="Releasable">How many could have been re-used by now, the re-used ones among them.</param>
/// <param name="UtilisationRate">Reused / releasable, 0–1; null where nothing could be re-used.</param>
/// <param name="Items">A page of them; the numbers above are of all.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record BackupList(
    string District, DateTimeOffset AsOf, int Kept, int Due, int Reused, int Destroyed, int Releasable, decimal? UtilisationRate, IReadOnlyList<BackupList.Line> Items, string? Next)
{
    /// <param name="State">kept | due | released</param>
    /// <param name="Reusable">Whether it may be re-used at the instant: not while a case of its sample is open, with whatever re-examination is asked for there.</param>
    /// <param name="HandedTo">The body it was handed on to, to be examined again; null where it was not.</param>
    /// <param name="Use">donation | auction | charity-sale | destruction, once released.</param>
    public sealed record Line(
        string Number, string SampleNo, string Food, string Verdict, DateOnly ConcludedOn, DateOnly? BestBefore, DateOnly KeptUntil, DateOnly? ReusableFrom,
        string State, bool Reusable, string? Use, string? Recipient, DateTimeOffset? ReleasedAt, string? HandedTo, string Laboratory, string Source, string Certainty);
}
