namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>How the figure reached is held against the target.</summary>
public enum Comparator : byte
{
    /// <summary><c>&gt;=</c>: 不少于, 不低于, 达到, 以上, 保持在; equality meets it.</summary>
    AtLeast = 0,

    /// <summary><c>&gt;</c>: 超过, 高于; equality does not meet it.</summary>
    MoreThan = 1,

    /// <summary><c>=</c>: exactly.</summary>
    Exactly = 2,
}
