using System.Text.Json.Serialization;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>How what is kept is written. Generated when this is compiled, so that nothing is reflected on at start-up.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(KeptFindings))]
[JsonSerializable(typeof(KeptCookbook))]
internal sealed partial class KeptJson : JsonSerializerContext;
