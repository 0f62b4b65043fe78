using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RecipeRunner.Tests.OpsWorks;

/// <summary>A request and its answer, recorded between the Python SDK and a mock of the service.</summary>
internal sealed record WirePair(string Target, string ContentType, string Body, int Status, string ErrorType, string AnswerType, string Answer)
{
    public static WirePair Read(string name, [CallerFilePath] string testFile = "")
    {
        using JsonDocument pair = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(testFile)!, "wire", name + ".json")));
        JsonElement request = pair.RootElement.GetProperty("request"), response = pair.RootElement.GetProperty("response");
        JsonElement answer = response.GetProperty("body"), headers = response.GetProperty("headers");
        return new(
            request.GetProperty("headers").GetProperty("X-Amz-Target").GetString()!,
            request.GetProperty("headers").GetProperty("Content-Type").GetString()!,
            request.GetProperty("body").GetRawText(),
            response.GetProperty("status").GetInt32(),
            headers.TryGetProperty("X-Amzn-ErrorType", out JsonElement type) ? type.GetString()! : "",
            headers.GetProperty("Content-Type").GetString()!,
            answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetRawText());
    }
}
