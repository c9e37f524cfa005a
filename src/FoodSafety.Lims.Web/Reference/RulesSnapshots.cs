using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>Takes the rules an import judges by from the stored reference data, fixed as they are at its start.</summary>
public static class RulesSnapshots
{
    /// <param name="connection">An open connection.</param>
    /// <param name="organisation">Code of the sender.</param>
    /// <param name="district">The district the file is for; null = the sender's own.</param>
    /// <param name="now">The instant of the import.</param>
    /// <param name="zone">The district's wall clock.</param>
    public static Outcome<RulesSnapshot> Take(DbConnection connection, string organisation, string? district, DateTimeOffset now, TimeZoneInfo zone)
    {
        var organisations = Organisations(connection);
        if (organisations.Find(one => one.Code == organisation) is not { } sender)
            return new Refusal("unknown-org", $"没有编码为“{organisation}”的单位；请按单位名录核对。", RefusalKind.Invalid);
        district ??= sender.DistrictCode;
        if (organisations.TrueForAll(one => one.DistrictCode != district))
            return new Refusal("unknown-district", $"没有编码为“{district}”的区；请核对辖区编码。", RefusalKind.Invalid);
        var sets = new ReferenceSets(connection);
        return OfDistrict(sets, organisations, district, zone).Of(sender, SenderRules.Profiles(connection, sets, sender.Code), now);
    }

    /// <summary>The same rules for another sender of the district.</summary>
    public static RulesSnapshot Of(this RulesSnapshot district, Organisation sender, SourceProfiles profiles, DateTimeOffset now) =>
        district with { OrganisationCode = sender.Code, OrganisationKind = sender.Kind, Profiles = profiles, Now = now };

    /// <summary>What all senders of a district share; nobody's as yet.</summary>
    public static RulesSnapshot OfDistrict(ReferenceSets sets, IReadOnlyList<Organisation> organisations, string district, TimeZoneInfo zone)
    {
        var foods = sets.Foods();
        var categories = sets.FoodCategories();
        var vocabularies = sets.Vocabularies();
        var markets = organisations.Where(one => one.Kind == "market")
            .Select(one => new Market(one.Id, one.Code, one.Name, one.DistrictCode, one.PlaceType, BusinessDays.Parse(one.BusinessDays))).ToList();
        return new RulesSnapshot
        {
            DistrictCode = district,
            OrganisationCode = "",
            OrganisationKind = "",
            Now = default,
            Zone = zone,
            MarketsByCode = markets.ToDictionary(market => market.Code),
            MarketsByName = markets.Where(market => market.DistrictCode == district).ToLookup(market => Spelling.NameKey(market.Name)),
            Organisations = OrganisationCodes(organisations, district),
            CategoryOfFood = Names(foods, food => food.Name, food => food.Synonyms, food => food.Category),
            Categories = Names(categories, category => category.Name, category => category.Synonyms, category => category.Name),
            FarmProduceCategories = categories.Where(category => category.FarmProduce).Select(category => category.Name).ToHashSet(),
            OtherRegime = OtherRegime(vocabularies, foods),
            TestItems = Names(sets.TestItems(), item => item.Name, item => item.Synonyms, item => item.Name),
            RapidMethods = RapidMethods(sets.RapidMethods()),
            OutcomeWords = Names(vocabularies.Where(word => word.Vocabulary == "rapid-outcome"),
                word => word.Name, word => word.Synonyms, word => SourceProfileRow.Outcomes[word.Code]),
            Profiles = SourceProfiles.None,
            StandardWords = vocabularies.GroupBy(word => word.Vocabulary)
                .ToDictionary(words => words.Key, IReadOnlyDictionary<string, string> (words) => Names(words, word => word.Name, word => [.. word.Synonyms, word.Code], word => word.Name)),
            Limits = new(() => new LimitTable(LimitRows.Of(sets.Limits(), foods))),
            Law = new(sets.Law),
            Accreditations = sets.Accreditations(),
            Contracts = sets.Contracts(),
            Validity = sets.Validity(district),
            PlansByYear = sets.PlansByYear(district),
        };
    }

    /// <summary>The words of the vocabulary, and every name of a food whose kind is among them.</summary>
    private static HashSet<string> OtherRegime(IEnumerable<VocabularyRow> vocabularies, IEnumerable<FoodRow> foods)
    {
        var words = vocabularies.Where(word => word.Vocabulary == "other-regime").SelectMany(word => word.Synonyms.Append(word.Name)).Select(word => Spelling.NameKey(word)).ToHashSet();
        words.UnionWith([.. foods.Where(food => food.Kind is { } kind && words.Contains(Spelling.NameKey(kind))).SelectMany(food => food.Synonyms.Append(food.Name)).Select(name => Spelling.NameKey(name))]);
        return words;
    }

    /// <summary>All organisations.</summary>
    public static List<Organisation> Organisations(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, code, name, kind, district_code, place_type, business_days FROM organisations";
        using var reader = command.ExecuteReader();
        var organisations = new List<Organisation>();
        while (reader.Read())
        {
            organisations.Add(new Organisation
            {
                Id = reader.GetInt32(0),
                Code = reader.GetString(1),
                Name = reader.GetString(2),
                Kind = reader.GetString(3),
                DistrictCode = reader.GetString(4),
                PlaceType = reader.IsDBNull(5) ? null : reader.GetString(5),
                BusinessDays = reader.IsDBNull(6) ? null : reader.GetString(6),
            });
        }
        return organisations;
    }

    /// <summary>A name is known where one organisation alone bears it, in the district or else anywhere.</summary>
    private static Dictionary<string, string> OrganisationCodes(IReadOnlyList<Organisation> organisations, string district)
    {
        var codes = organisations.ToDictionary(one => Spelling.NameKey(one.Code), one => one.Code);
        foreach (var named in organisations.GroupBy(one => Spelling.NameKey(one.Name)))
        {
            var own = named.Where(one => one.DistrictCode == district).ToList();
            if ((own.Count == 0 ? named.ToList() : own) is [var only])
                codes.TryAdd(named.Key, only.Code);
        }
        return codes;
    }

    private static ILookup<string, RapidMethod> RapidMethods(IReadOnlyList<RapidMethodRow> rows) =>
        (from row in rows
         let method = Method(row)
         from key in row.Synonyms.Append(row.Name).Append(row.Code).Select(name => Spelling.NameKey(name)).Distinct()
         select (key, method)).ToLookup(pair => pair.key, pair => pair.method);

    /// <summary>Of a method judged by the row's own limit, or as reported, nothing is compared here: it has no threshold and needs no unit.</summary>
    private static RapidMethod Method(RapidMethodRow row)
    {
        var threshold = row.PositiveWhen == "at-least" ? row.Threshold : null;
        if (!MeasurementUnit.TryParse(row.Unit, out var unit) && threshold is not null)
            throw new InvalidDataException($"The unit '{row.Unit}' of the threshold of {row.Name} is not known.");
        return new RapidMethod(row.Name, row.Synonyms, threshold, unit, ThresholdDirection.PositiveFrom, row.Source, row.Certainty, row.EffectiveFrom, row.EffectiveTo);
    }

    /// <summary>Every spelling to its meaning. A name goes before another row's synonym.</summary>
    private static Dictionary<string, TMeaning> Names<TRow, TMeaning>(
        IEnumerable<TRow> rows, Func<TRow, string> name, Func<TRow, IReadOnlyList<string>> synonyms, Func<TRow, TMeaning> meaning)
    {
        var all = rows.ToList();
        var names = new Dictionary<string, TMeaning>();
        foreach (var row in all)
            names[Spelling.NameKey(name(row))] = meaning(row);
        foreach (var row in all)
        {
            foreach (var synonym in synonyms(row))
                names.TryAdd(Spelling.NameKey(synonym), meaning(row));
        }
        return names;
    }
}
