using System.Net;
using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>What a request names does not exist.</summary>
public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonOpsWorksException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A request that is not valid: refused by the service, or before it was sent.</summary>
public class ValidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonOpsWorksException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    /// <summary>As the service would have answered.</summary>
    internal static ValidationException Of(string message) =>
        new(message, null, ErrorType.Sender, nameof(ValidationException), null, HttpStatusCode.BadRequest);
}
