using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of a document of source profiles: a wrong polarity here would turn every outcome of a sender round.</summary>
internal static class SourceProfilesCheck
{
    /// <param name="utf8">The document.</param>
    /// <param name="sets">What it must agree with.</param>
    /// <param name="assigned">Codes of profiles that organisations are registered for.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static void Run(ReadOnlyMemory<byte> utf8, ReferenceSets sets, IReadOnlySet<string> assigned, List<ReadingFault> faults)
    {
        var vocabularies = sets.Vocabularies();
        var outcomes = vocabularies.Where(word => word.Vocabulary == "rapid-outcome")
            .SelectMany(word => word.Synonyms.Append(word.Name), (word, spelling) => (Key: Spelling.NameKey(spelling), word.Code))
            .ToLookup(pair => pair.Key, pair => pair.Code);
        var methods = sets.RapidMethods().SelectMany(method => method.Synonyms.Append(method.Name).Append(method.Code)).Select(name => Spelling.NameKey(name)).ToHashSet();
        var provenances = vocabularies.Where(word => word.Vocabulary == "provenance").Select(word => word.Name).ToHashSet();
        var columns = RapidTestColumns.Set.Columns.Select(column => column.Name).ToHashSet();
        var versions = new List<(string Code, DateOnly From, DateOnly To)>();
        RowsReading.Read(utf8, SourceProfileRow.Set, faults, (entry, _) =>
        {
            var code = entry.Text("code");
            entry.Where = $"{entry.Where}（{entry.Text("name")}）";
            Codes(entry, "outcomeCodes", (one, written, means) =>
            {
                if (!SourceProfileRow.Outcomes.ContainsKey(means))
                    one.Fault("means", "unknown-word", $"“{means}”不在可用的词中：{string.Join('、', SourceProfileRow.Outcomes.Keys)}。");
                else if (outcomes[Spelling.NameKey(written)].FirstOrDefault() is { } known && known != means)
                    one.Fault("means", "contradicts-vocabulary", $"“{written}”在词表中是 {known}，平台代码不能与之相反。");
            });
            Codes(entry, "methodCodes", (one, _, means) =>
            {
                if (!methods.Contains(Spelling.NameKey(means)))
                    one.Fault("means", "unknown-method", $"“{means}”不在 rapid-methods 中。");
            });
            Codes(entry, "provenanceCodes", (one, _, means) =>
            {
                if (!provenances.Contains(means))
                    one.Fault("means", "unknown-word", $"“{means}”不在词表 provenance 中：{string.Join('、', provenances)}。");
            });
            Columns(entry, columns);
            entry.TextOrNull("declaredCount");
            entry.TextOrNull("note");
            versions.Add((code, entry.DateOrNull("effectiveFrom") ?? default, entry.DateOrNull("effectiveTo") ?? DateOnly.MaxValue));
        });
        if (faults.Count > 0)
            return;
        foreach (var platform in versions.GroupBy(version => version.Code))
        {
            var spans = platform.OrderBy(version => version.From).ToList();
            for (var index = 1; index < spans.Count; index++)
                if (spans[index].From <= spans[index - 1].To)
                    faults.Add(new(platform.Key, "effectiveFrom", "overlap", $"{platform.Key} 的两个版本在 {spans[index].From:yyyy-MM-dd} 同时有效，请写明前一版本的失效日期。"));
        }
        foreach (var missing in assigned.Except(versions.Select(version => version.Code)).Order(StringComparer.Ordinal))
            faults.Add(new(missing, "code", "in-use", $"来源平台 {missing} 已登记给单位，不能从文件中去掉；请先用 lims profiles clear 取消登记。"));
    }

    private static void Codes(JsonEntry entry, string list, Action<JsonEntry, string, string> check)
    {
        var known = new HashSet<string>();
        foreach (var one in entry.Entries(list, $"{entry.Where} · {list} "))
        {
            var written = one.Text("code");
            one.Text("label");
            if (written.Length > 0 && !known.Add(Spelling.NameKey(written)))
                one.Fault("code", "duplicate", $"代码“{written}”写了两次，一个代码只能有一个含义。");
            check(one, written, one.Text("means"));
            one.Close();
        }
        if (!entry.Has(list))
            entry.Fault(list, "missing", "缺少此列表；没有代码时请写 []。");
    }

    private static void Columns(JsonEntry entry, HashSet<string> columns)
    {
        var known = new HashSet<string>();
        foreach (var one in entry.Entries("columns", $"{entry.Where} · columns "))
        {
            var header = one.Text("header");
            if (header.Length > 0 && !known.Add(ColumnMap.KeyOf(header)))
                one.Fault("header", "duplicate", $"列名“{header}”写了两次，一个列名只能对应一列。");
            if (one.TextOrNull("column") is { } column && !columns.Contains(column))
                one.Fault("column", "unknown-column", $"快检日志没有列“{column}”。");
            one.Close();
        }
        if (!entry.Has("columns"))
            entry.Fault("columns", "missing", "缺少此列表；没有列名时请写 []。");
    }
}
