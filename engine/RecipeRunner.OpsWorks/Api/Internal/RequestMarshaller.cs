using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.OpsWorks.Internal;

/// <summary>Writes every request: the target is the request's name, the body its properties.</summary>
internal sealed class RequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private const string Version = "2013-02-18", Prefix = "OpsWorks_20130218.", Suffix = "Request";

    public static RequestMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        Type type = input.GetType();
        var request = new DefaultRequest(input, "Amazon.OpsWorks")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = JsonSerializer.SerializeToUtf8Bytes(input, type, OpsWorksJson.Options),
        };
        request.Headers["X-Amz-Target"] = Prefix + type.Name[..^Suffix.Length];
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = Version;
        return request;
    }
}
