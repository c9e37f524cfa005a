namespace FoodSafety.Lims.Web.Shell;

/// <summary>A setting that cannot be used; the message is for people and the program ends with exit code 2.</summary>
public sealed class SettingsException(string message) : Exception(message);
