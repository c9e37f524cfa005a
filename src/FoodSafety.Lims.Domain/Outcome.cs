namespace FoodSafety.Lims.Domain;

/// <summary>What sort of "no" a refusal is; the one place that turns it into an HTTP status is the web shell.</summary>
public enum RefusalKind
{
    /// <summary>The request cannot be understood or names a code that is not known.</summary>
    Invalid,

    /// <summary>The thing asked for does not exist, or not for this caller.</summary>
    NotFound,

    /// <summary>The rules of the procedure do not allow it now.</summary>
    Conflict,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>Understood, but its content breaks a rule.</summary>
    Unprocessable,

    /// <summary>Larger than this installation takes.</summary>
    TooLarge,

    /// <summary>Not part of this version; the message says so plainly.</summary>
    NotAvailable,
}

/// <summary>A refused request.</summary>
/// <param name="Code">Stable, lower-case, hyphenated: programs rely on it.</param>
/// <param name="Message">One sentence for people: what, where, and what to do.</param>
/// <param name="Kind">What sort of "no" this is.</param>
public sealed record Refusal(string Code, string Message, RefusalKind Kind = RefusalKind.Conflict)
{
    /// <summary>Refused with <c>stale-version</c>: what happened since, or that the version does not exist.</summary>
    /// <param name="what">Of what, with its number.</param>
    /// <param name="version">The version that is stored.</param>
    /// <param name="seen">The version the caller looked at.</param>
    /// <param name="since">What happened after it, each in a sentence.</param>
    /// <param name="unit">What its versions are called.</param>
    public static Refusal Stale(string what, int version, int seen, IEnumerable<string> since, string unit = "版") => new("stale-version", seen > version
        ? $"{what}现为第 {version} {unit}，第 {seen} {unit}还不存在。请重新打开后再办。"
        : $"{what}现为第 {version} {unit}，您看到的是第 {seen} {unit}：{string.Join("；", since)}。请重新打开后再办。");
}

/// <summary>A value, or a refusal with a stable code. Bugs are exceptions; bad rows are data; this is for refused requests.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why it was refused, or null when it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Refusal is null;

    /// <summary>The value; reading it of a refused outcome is a bug and throws.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
