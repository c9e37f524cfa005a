using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Laboratories' accreditations as a JSON file (seeds/reference/accreditations.json, which ships empty).</summary>
public static class AccreditationsFile
{
    /// <summary>
    /// Reads the accreditations (UTF-8). Refused, with all faults at once: unknown members, an empty scope, an item by the same method twice,
    /// a signatory's item outside the scope, an end before the beginning, one certificate twice on one day.
    /// </summary>
    public static Reading<Accreditations> Read(ReadOnlyMemory<byte> utf8) => Reading<Accreditations>.OfFile(utf8, "资质认定", (root, faults) =>
    {
        var all = root.Rows("资质认定").Select(Certificate).ToImmutableArray();
        foreach (var same in all.GroupBy(one => (one.Laboratory, one.Kind, one.Certificate)))
        {
            var dated = same.OrderBy(one => one.EffectiveFrom).ToList();
            for (var index = 1; index < dated.Count; index++)
                if (dated[index - 1].EffectiveTo >= dated[index].EffectiveFrom)
                    faults.Add(new($"资质认定 {same.Key.Certificate}", "effectiveTo", "overlapping-versions", "同一证书的两个版本在同一天都有效，请写明前一版本的截止日期。"));
        }
        return () => Accreditations.None with { All = all };
    });

    private static LaboratoryAccreditation Certificate(JsonEntry entry)
    {
        var laboratory = entry.Text("laboratory");
        var kind = entry.RequiredWord<AccreditationKind>("kind", word => word == AccreditationKind.Cma ? "CMA" : "CATL");
        var number = entry.Text("certificate");
        entry.Where = $"{entry.Where}（{laboratory} {number}）";
        var scope = entry.Entries("scope", $"{entry.Where} · scope ").Select(Item).ToImmutableArray();
        if (scope.IsEmpty)
            entry.Fault("scope", "missing", "没有任何检验项目；范围为空的证书会使该机构的所有结果被拒收。");
        foreach (var twice in scope.GroupBy(one => (Spelling.NameKey(one.Item), Spelling.NameKey(one.Method ?? ""))).Where(same => same.Count() > 1))
            entry.Fault("scope", "duplicate", $"“{twice.First().Item}”写了两次，请删去一个。");
        var items = scope.Select(one => Spelling.NameKey(one.Item)).ToHashSet();
        var signatories = entry.Entries("signatories", $"{entry.Where} · signatories ").Select(one => Signatory(one, items)).ToImmutableArray();
        var certificate = new LaboratoryAccreditation(
            laboratory, kind, number, scope, signatories, entry.Date("effectiveFrom"), entry.Date("effectiveTo"), entry.Text("source"), entry.Certainty());
        entry.TextOrNull("note");
        entry.Close();
        if (certificate.EffectiveTo < certificate.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "有效期的末日早于首日。");
        return certificate;
    }

    private static AccreditedItem Item(JsonEntry entry)
    {
        var item = new AccreditedItem(entry.Text("item"), entry.TextOrNull("method"));
        entry.Close();
        return item;
    }

    private static AuthorisedSignatory Signatory(JsonEntry entry, HashSet<string> scope)
    {
        var signatory = new AuthorisedSignatory(entry.Text("name"), entry.Texts("items"));
        entry.Close();
        foreach (var item in signatory.Items.Where(item => !scope.Contains(Spelling.NameKey(item))))
            entry.Fault("items", "outside-scope", $"“{item}”不在本证书的范围内。");
        return signatory;
    }
}
