using System.Text.Json;
using System.Text.Json.Serialization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>Readers of the reference documents, generated at build: a command's start pays for no reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OrganisationsFile))]
[JsonSerializable(typeof(ReferenceRows<FoodCategoryRow>))]
[JsonSerializable(typeof(ReferenceRows<FoodRow>))]
[JsonSerializable(typeof(ReferenceRows<TestItemRow>))]
[JsonSerializable(typeof(ReferenceRows<RapidMethodRow>))]
[JsonSerializable(typeof(ReferenceRows<LimitDocumentRow>))]
[JsonSerializable(typeof(ReferenceRows<VocabularyRow>))]
[JsonSerializable(typeof(ReferenceRows<SourceProfileRow>))]
[JsonSerializable(typeof(ReferenceRows<Population>))]
public sealed partial class ReferenceJson : JsonSerializerContext;
