using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Reads and writes receipts without reflection: the command's start pays for none.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Receipt))]
public sealed partial class ReceiptJson : JsonSerializerContext;
