using System.Diagnostics.CodeAnalysis;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>What a piece of text means, or why it was refused; never both, never a guess.</summary>
public readonly record struct Understood<T>
    where T : class
{
    private Understood(T? value, NotationFault? fault) => (Value, Fault) = (value, fault);

    /// <summary>The meaning; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when understood.</summary>
    public NotationFault? Fault { get; }

    /// <summary>Takes the meaning out; false when it was refused.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out NotationFault? fault)
    {
        (value, fault) = (Value, Fault);
        return value is not null;
    }

    public static implicit operator Understood<T>(T value) => new(value, null);

    public static implicit operator Understood<T>(NotationFault fault) => new(null, fault);
}
