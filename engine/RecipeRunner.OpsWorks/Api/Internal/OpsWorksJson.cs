using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Amazon.OpsWorks.Internal;

/// <summary>How values stand in a body: properties have the service's names, and what is unset is left out.</summary>
internal static class OpsWorksJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ConstantConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsOfTheCall, ShapeCollections } },
    };

    /// <summary>An answer as the service wrote it, as far as this client knows it.</summary>
    public static byte[] Write(AmazonWebServiceResponse response) => JsonSerializer.SerializeToUtf8Bytes(response, response.GetType(), AnswerOptions);

    private static JsonSerializerOptions AnswerOptions { get; } = new(Options) { WriteIndented = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsOfTheCall } } };

    /// <summary>The status and the id of a call are no part of what was answered.</summary>
    private static void LeaveOutWhatIsOfTheCall(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].AttributeProvider is MemberInfo member && member.DeclaringType == typeof(AmazonWebServiceResponse))
                type.Properties.RemoveAt(i);
    }

    /// <summary>An empty collection is not sent, and a null in an answer means what an absent member means.</summary>
    private static void ShapeCollections(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!typeof(ICollection).IsAssignableFrom(property.PropertyType) || property.Set is not { } set) continue;
            property.ShouldSerialize = static (_, value) => value is ICollection { Count: > 0 };
            property.Set = (target, value) => { if (value is not null) set(target, value); };
        }
    }

    /// <summary>An enumeration of the service is its text, also one that this client does not know.</summary>
    private sealed class ConstantConverter : JsonConverter<ConstantClass>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override ConstantClass? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (ConstantClass?)Activator.CreateInstance(typeToConvert, reader.GetString());

        public override void Write(Utf8JsonWriter writer, ConstantClass value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
