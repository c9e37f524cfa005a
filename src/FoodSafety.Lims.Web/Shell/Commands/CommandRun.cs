using System.CommandLine;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Shell.Commands;

/// <summary>One run of one command: its settings, its instant, and where its answer goes.</summary>
/// <param name="Parsed">The arguments; read them with <see cref="Value{T}(Option{T})"/>.</param>
/// <param name="Settings">Where the data is.</param>
/// <param name="Configuration">The arguments of the form <c>--Section:Key value</c>, for a host that reads all layers itself.</param>
/// <param name="AsOf">The value of <c>--as-of</c>, or now.</param>
/// <param name="Output">Standard output: the answer.</param>
/// <param name="Error">Standard error: progress and refusals for people.</param>
public sealed record CommandRun(
    ParseResult Parsed,
    LimsSettings Settings,
    IReadOnlyList<string> Configuration,
    DateTimeOffset AsOf,
    TextWriter Output,
    TextWriter Error)
{
    /// <summary>Whether the answer is one JSON document.</summary>
    public bool Json => Parsed.GetValue(GlobalOptions.Json);

    /// <summary>Whether <c>--as-of</c> was given, rather than now taken for it.</summary>
    public bool AsOfWasGiven => Parsed.GetValue(GlobalOptions.AsOf) is not null;

    public T? Value<T>(Option<T> option) => Parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => Parsed.GetValue(argument);

    /// <summary>Opens the data folder, initialising it at its first use.</summary>
    public Outcome<LimsDatabase> OpenDatabase() => LimsDatabase.Open(Settings, DateTimeOffset.UtcNow);

    /// <summary>Opens the data folder and works in one EF context; refuses where it cannot be opened.</summary>
    public async Task<int> WithDatabase(Func<LimsDb, Task<int>> work)
    {
        var opened = OpenDatabase();
        if (opened.Refusal is { } refusal)
            return Refuse(refusal);
        await using var db = opened.Value.CreateContext();
        return await work(db);
    }

    /// <summary>Writes the answer: as JSON, or as <paramref name="plain"/> tells it to people.</summary>
    public int Answer<T>(T value, Action<TextWriter, T> plain, int exitCode = ExitCode.Done)
    {
        if (Json)
            Output.WriteLine(JsonSerializer.Serialize(value, LimsJson.Options));
        else
            plain(Output, value);
        return exitCode;
    }

    /// <summary>Writes the value of an outcome, or its refusal.</summary>
    public int Answer<T>(Outcome<T> outcome, Action<TextWriter, T> plain) =>
        outcome.Refusal is { } refusal ? Refuse(refusal) : Answer(outcome.Value, plain);

    /// <summary>Says why not: in JSON mode <c>{code, message}</c> on standard output, the sentence on standard error always.</summary>
    public int Refuse(Refusal refusal)
    {
        if (Json)
            Output.WriteLine(JsonSerializer.Serialize(new { refusal.Code, refusal.Message }, LimsJson.Options));
        Error.WriteLine($"{refusal.Code}: {refusal.Message}");
        return ExitCode.Of(refusal);
    }

    /// <summary>A line about what is going on, for people, on standard error.</summary>
    public void Say(string line) => Error.WriteLine(line);
}
