using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FoodSafety.Lims.Web.People;

/// <summary>
/// Identity's own EF store over the one table we keep; claims, log-ins of others and tokens of Identity are not used. What it saves is
/// audited: an account is changed by its owner, by the start of the program that gives it a one-time password, and by whoever fails to sign in.
/// </summary>
public sealed class PersonStore : UserOnlyStore<Person, LimsDb, int>
{
    /// <summary>Who failed to sign in: whose the account is says nothing of who tried it.</summary>
    public const string NotKnown = "身份不明（登录失败）";

    private readonly TimeProvider _clock;

    public PersonStore(LimsDb db, IdentityErrorDescriber describer, TimeProvider clock) : base(db, describer)
    {
        _clock = clock;
        AutoSaveChanges = false;
    }

    public override async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        var result = await base.CreateAsync(user, cancellationToken);
        await Context.SaveAudited(Caller.CommandLine.Name, _clock.GetUtcNow(), new AuditedChange("add-person", user.UserName!), cancellationToken);
        return result;
    }

    public override async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        var result = await base.UpdateAsync(user, cancellationToken);
        var (by, action) = WhoAndWhat(Context.Entry(user));
        try
        {
            await Context.SaveAudited(by, _clock.GetUtcNow(), new AuditedChange(action, user.UserName!), cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    private static (string By, string Action) WhoAndWhat(EntityEntry<Person> changed)
    {
        var failures = changed.Property(person => person.AccessFailedCount);
        var lockout = changed.Property(person => person.LockoutEnd);
        if (failures.CurrentValue > failures.OriginalValue || (lockout.CurrentValue is not null && lockout.CurrentValue != lockout.OriginalValue))
            return (NotKnown, "fail-sign-in");
        var password = changed.Property(person => person.PasswordHash);
        return password.CurrentValue != password.OriginalValue && changed.Entity.MustChangePassword
            ? (Caller.CommandLine.Name, "give-one-time-password")
            : (changed.Entity.UserName!, "change-person");
    }
}
