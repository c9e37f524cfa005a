using System.Reflection;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Disposal;

/// <summary>docs/glossary.md against the program: 中文 | English | type.</summary>
[TestFixture]
public sealed partial class GlossaryTests
{
    private static readonly string[] Capabilities = ["Sampling", "Judgement", "Quotas", "Disposal", "Laboratory"];

    private static readonly Assembly[] Ours =
        [.. new[] { "FoodSafety.Lims.Domain", "FoodSafety.Lims.Ingestion", "FoodSafety.Lims.Documents", "lims" }.Select(Assembly.Load)];

    /// <summary>(Chinese, type) of each row.</summary>
    private static readonly List<(string Chinese, string Type)> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "glossary.md"))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups["chinese"].Value, match.Groups["type"].Value)),
    ];

    [Test]
    public void Every_type_and_member_named_in_the_glossary_exists()
    {
        Assert.That(Rows, Has.Count.GreaterThan(100));
        Assert.That(Rows.Select(row => row.Type).Where(name => !Exists(name)), Is.Empty);
    }

    [Test]
    public void Every_member_of_the_domains_enums_is_in_the_glossary()
    {
        var members = Assembly.Load("FoodSafety.Lims.Domain").GetExportedTypes()
            .Where(type => type.IsEnum && Capabilities.Any(capability => IsOf(type, capability)))
            .SelectMany(type => Enum.GetNames(type).Select(member => $"{type.Name}.{member}").Prepend(type.Name));

        Assert.That(
            members.Except(Rows.Select(row => row.Type)).Select(name => $"| 中文 | English | `{name}` |"),
            Is.Empty,
            "docs/glossary.md lacks these rows: add them with their Chinese and English words.");
    }

    [TestCase(typeof(PositiveLifecycle))]
    [TestCase(typeof(DisposalLifecycle))]
    public void Every_word_of_a_lifecycle_is_in_the_glossary_under_its_own_name(Type lifecycle)
    {
        var words = lifecycle.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (NameOf(field.GetValue(null)!), $"{lifecycle.Name}.{field.Name}"))
            .ToList();

        Assert.That(words, Has.Count.GreaterThan(20));
        Assert.That(words.Except(Rows), Is.Empty, "docs/glossary.md lacks these rows or names them otherwise.");
    }

    [Test]
    public void No_word_of_the_program_has_two_rows() =>
        Assert.That(Rows.GroupBy(row => row.Type).Where(rows => rows.Count() > 1).Select(rows => rows.Key), Is.Empty);

    private static bool IsOf(Type type, string capability) =>
        $"{type.Namespace}.".StartsWith($"FoodSafety.Lims.Domain.{capability}.", StringComparison.Ordinal);

    private static bool Exists(string name)
    {
        var (typeName, member) = name.Split('.') is [var first, var second] ? (first, second) : (name, null);
        return Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name == typeName)
            .Any(type => member is null || type.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Length > 0);
    }

    private static string NameOf(object word) => word switch
    {
        CaseStage stage => stage.Name,
        CaseAction action => action.Name,
        EvidenceKind kind => kind.Name,
        _ => throw new NotSupportedException($"{word.GetType()} is no word of a lifecycle"),
    };

    [GeneratedRegex(@"^\| (?<chinese>[^|]+) \| [^|]+ \| `(?<type>[\w.]+)` \|$")]
    private static partial Regex Row();
}
