namespace FoodSafety.Lims.Tests.Support;

/// <summary>What a program left behind: its exit code and the two streams as UTF-8 text.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error);
