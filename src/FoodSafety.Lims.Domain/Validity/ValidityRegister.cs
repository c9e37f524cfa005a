using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>
/// A register of things that must be good on the day of a test: kit lots (试剂批号), devices (设备), testers (检测人). One thing may stand in it several
/// times, once for each validity, calibration or training.
/// </summary>
/// <param name="Entries">In the order of the file.</param>
public sealed record ValidityRegister(ImmutableArray<ValidityRegister.Entry> Entries)
{
    /// <summary>Nothing registered.</summary>
    public static readonly ValidityRegister None = new([]);

    private readonly Lazy<ILookup<string, Entry>> _bySubject = new(() => Entries.ToLookup(entry => Spelling.NameKey(entry.Subject)));

    /// <param name="Subject">Lot, serial number or name, as written; compared in any spelling.</param>
    /// <param name="Organisation">Code of the market it belongs to, or of another organisation whose district it belongs to; null = everybody's.</param>
    /// <param name="EffectiveFrom">First local day on which it is good.</param>
    /// <param name="EffectiveTo">Last one.</param>
    public sealed record Entry(string Subject, string? Organisation, DateOnly EffectiveFrom, DateOnly EffectiveTo);

    /// <summary>
    /// Reads a register (UTF-8): seeds/reference/kits.json, devices.json or testers.json, which ship empty. Refused, with all faults at once: unknown
    /// members, an end before the beginning.
    /// </summary>
    /// <param name="subject">The member that names the thing: lot, serial or name.</param>
    /// <param name="what">What the register is of, in words.</param>
    public static Reading<ValidityRegister> Read(ReadOnlyMemory<byte> utf8, string subject, string what) => Reading<ValidityRegister>.OfFile(utf8, what, (root, _) =>
    {
        var entries = root.Rows(what).Select(entry => EntryOf(entry, subject)).ToImmutableArray();
        return () => new ValidityRegister(entries);
    });

    /// <summary>The entries that hold for a district's tests: everybody's, its markets', its other organisations' (then for all its markets).</summary>
    /// <param name="isMarketOf">Of an organisation's code: true = a market of the district, false = another organisation of it, null = not of the district.</param>
    public ValidityRegister In(Func<string, bool?> isMarketOf) => new(
    [
        .. Entries.Where(entry => entry.Organisation is null || isMarketOf(entry.Organisation) is not null)
            .Select(entry => entry.Organisation is { } code && isMarketOf(code) == false ? entry with { Organisation = null } : entry),
    ]);

    internal ValidityReason? Judge(string? subject, in TestFacts test, ValidityReason missing, ValidityReason unknown, ValidityReason notGood)
    {
        if (string.IsNullOrWhiteSpace(subject))
            return missing;
        var isKnown = false;
        foreach (var entry in _bySubject.Value[Spelling.NameKey(subject)])
        {
            if (entry.Organisation is { } market && market != test.Market)
                continue;
            isKnown = true;
            if (entry.EffectiveFrom <= test.Day && test.Day <= entry.EffectiveTo)
                return null;
        }
        return isKnown ? notGood : unknown;
    }

    private static Entry EntryOf(JsonEntry entry, string subject)
    {
        var named = entry.Text(subject);
        entry.Where = $"{entry.Where}（{named}）";
        var read = new Entry(named, entry.TextOrNull("organisation"), entry.Date("effectiveFrom"), entry.Date("effectiveTo"));
        entry.Text("source");
        entry.Certainty();
        entry.TextOrNull("note");
        entry.Close();
        if (read.EffectiveTo < read.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "有效期的末日早于首日。");
        return read;
    }
}
