using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.People;

/// <summary>
/// Identity's own EF store over the one table we keep; claims, log-ins of others and tokens of Identity are not used. What it saves is
/// audited: so far every account is changed by its owner only, also by failing to sign in.
/// </summary>
public sealed class PersonStore : UserOnlyStore<Person, LimsDb, int>
{
    private readonly TimeProvider _clock;

    public PersonStore(LimsDb db, IdentityErrorDescriber describer, TimeProvider clock) : base(db, describer)
    {
        _clock = clock;
        AutoSaveChanges = false;
    }

    public override async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        var result = await base.CreateAsync(user, cancellationToken);
        await Context.SaveAudited(user.UserName!, _clock.GetUtcNow(), new AuditedChange("add-person", user.UserName!), cancellationToken);
        return result;
    }

    public override async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        var result = await base.UpdateAsync(user, cancellationToken);
        try
        {
            await Context.SaveAudited(user.UserName!, _clock.GetUtcNow(), new AuditedChange("change-person", user.UserName!), cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }
}
