using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Lists of names, one list for each fact a filter may ask for; an empty list asks nothing.</summary>
public sealed record FactLists
{
    /// <summary>No question asked.</summary>
    public static readonly FactLists Empty = new();

    /// <summary>场所类型.</summary>
    public ImmutableArray<string> PlaceTypes { get; init; } = [];

    /// <summary>Codes of sites (受检场所).</summary>
    public ImmutableArray<string> Sites { get; init; } = [];

    /// <summary>环节.</summary>
    public ImmutableArray<string> Stages { get; init; } = [];

    /// <summary>食品大类; a plan's food groups (肉, 菜, 鱼, 食品, 食用农产品) are already spelled out here.</summary>
    public ImmutableArray<string> FoodCategories { get; init; } = [];

    /// <summary>方法类别.</summary>
    public ImmutableArray<string> MethodClasses { get; init; } = [];

    /// <summary>任务类别 of a sample, 任务来源 of a rapid test.</summary>
    public ImmutableArray<string> Programmes { get; init; } = [];

    /// <summary>任务来源 of a sample: 国, 省, 市, 区.</summary>
    public ImmutableArray<string> ProgrammeSources { get; init; } = [];

    /// <summary>抽样方式: 随机, 针对性.</summary>
    public ImmutableArray<string> Selections { get; init; } = [];

    /// <summary>组织方: 监管, 市场自检, 企业自检.</summary>
    public ImmutableArray<string> Organisers { get; init; } = [];

    /// <summary>Departments.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Whether the facts answer every question asked; a fact not stated answers none.</summary>
    public bool AdmitsEveryAnswer(in RecordFacts facts) =>
        Admits(FoodCategories, facts.FoodCategory)
        && Admits(PlaceTypes, facts.PlaceType)
        && Admits(Sites, facts.Site)
        && Admits(Stages, facts.Stage)
        && Admits(MethodClasses, facts.MethodClass)
        && Admits(Programmes, facts.Programme)
        && Admits(ProgrammeSources, facts.ProgrammeSource)
        && Admits(Selections, facts.Selection)
        && Admits(Organisers, facts.Organiser)
        && Admits(Owners, facts.Owner);

    /// <summary>Whether any stated fact is named in any list.</summary>
    public bool NamesAnyAnswer(in RecordFacts facts) =>
        Names(FoodCategories, facts.FoodCategory)
        || Names(PlaceTypes, facts.PlaceType)
        || Names(Sites, facts.Site)
        || Names(Stages, facts.Stage)
        || Names(MethodClasses, facts.MethodClass)
        || Names(Programmes, facts.Programme)
        || Names(ProgrammeSources, facts.ProgrammeSource)
        || Names(Selections, facts.Selection)
        || Names(Organisers, facts.Organiser)
        || Names(Owners, facts.Owner);

    private static bool Admits(ImmutableArray<string> list, string? fact) => list.IsEmpty || Names(list, fact);

    private static bool Names(ImmutableArray<string> list, string? fact)
    {
        if (fact is null)
            return false;
        foreach (var name in list)
        {
            if (name == fact)
                return true;
        }

        return false;
    }
}
