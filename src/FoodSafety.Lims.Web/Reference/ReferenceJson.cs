using System.Text.Json;
using System.Text.Json.Serialization;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>Readers of the reference documents, generated at build: a command's start pays for no reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OrganisationsFile))]
public sealed partial class ReferenceJson : JsonSerializerContext;
