using System.Net;
using System.Text.Json;
using Amazon.OpsWorks.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.OpsWorks.Internal;

/// <summary>Reads every answer: members that it does not know are passed over, absent ones keep their default.</summary>
internal sealed class ResponseUnmarshaller<TResponse> : JsonResponseUnmarshaller where TResponse : AmazonWebServiceResponse, new()
{
    public static ResponseUnmarshaller<TResponse> Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        // A call that has nothing to tell answers with nothing.
        if (body.Length == 0) return new TResponse();
        return JsonSerializer.Deserialize<TResponse>(body.GetBuffer().AsSpan(0, (int)body.Length), OpsWorksJson.Options) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return error.Code switch
        {
            nameof(ResourceNotFoundException) => new ResourceNotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            nameof(ValidationException) => new ValidationException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonOpsWorksException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
