using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>The one way an operation saves what it changed: the rows and what is told of them in one transaction.</summary>
public static class AuditedSaving
{
    /// <summary>
    /// Saves, and adds the entry with every row that changed. Inside a transaction of the caller's it should come last: whoever else audits
    /// waits until that ends.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed a row meanwhile; nothing was saved.</exception>
    public static async Task SaveAudited(this LimsDb db, string by, DateTimeOffset at, AuditedChange change, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var rows = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(RowChange.Of).ToList();
        await db.SaveChangesAsync(cancel);
        AuditLog.Append(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), at, by,
            change with { Rows = [.. change.Rows, .. rows.Select(row => row())] });
        if (own is not null)
            await own.CommitAsync(cancel);
    }
}
