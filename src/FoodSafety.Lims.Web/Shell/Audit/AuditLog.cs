using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>Writes the audit: each entry in the transaction of what it tells of, chained to the one before by hash.</summary>
public static class AuditLog
{
    /// <summary>Counts the entries: its row is the lock that makes writers of the chain wait for one another, and tells of entries cut off at the end.</summary>
    public const string Sequence = "audit";

    /// <summary>What the first entry follows.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>Adds an entry; the last thing a transaction does, since whoever else audits waits until it ends.</summary>
    public static void Append(DbConnection connection, DbTransaction transaction, DateTimeOffset at, string by, AuditedChange change) =>
        Append(connection, transaction, [(at, by, change)]);

    /// <summary>Adds entries in this order.</summary>
    public static void Append(DbConnection connection, DbTransaction transaction, IReadOnlyList<(DateTimeOffset At, string By, AuditedChange Change)> entries)
    {
        if (entries.Count == 0)
            return;
        var before = NumberSequence.Take(connection, transaction, Sequence, entries.Count) - entries.Count;
        var previous = connection.Ask<string>(transaction, "SELECT hash FROM audit WHERE seq = @before", ("before", before)) ?? Beginning;
        using var insert = connection.Command(transaction,
            """
            INSERT INTO audit (seq, at, "by", action, subject, detail, previous_hash, hash)
            VALUES (@seq, @at, @by, @action, @subject, @detail, @previous, @hash)
            """);
        foreach (var (at, by, change) in entries)
        {
            var (seq, milliseconds, detail) = (++before, at.ToUnixTimeMilliseconds(), change.ToJson());
            var hash = HashOf(seq, milliseconds, by, change.Action, change.Subject, detail, previous);
            insert.With(
                ("seq", seq), ("at", milliseconds), ("by", by), ("action", change.Action), ("subject", change.Subject), ("detail", detail),
                ("previous", previous), ("hash", hash));
            insert.ExecuteNonQuery();
            previous = hash;
        }
    }

    /// <summary>SHA-256 over all of an entry; every text says its length, so that none can grow at another's cost.</summary>
    public static string HashOf(long seq, long atMilliseconds, string by, string action, string subject, string detail, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)[seq, atMilliseconds])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.AppendData(number);
        }
        foreach (var text in (ReadOnlySpan<string>)[by, action, subject, detail, previous])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
