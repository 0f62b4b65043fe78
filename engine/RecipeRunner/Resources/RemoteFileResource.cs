using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;
using RecipeRunner.Resources.Downloading;

namespace RecipeRunner.Resources
{
    /// <summary>Whether the certificate of an https server is checked (Chef's <c>ssl_verify_mode</c>).</summary>
    public enum SslVerifyMode
    {
        /// <summary>It is: the default.</summary>
        VerifyPeer,

        /// <summary>It is not.</summary>
        VerifyNone,
    }

    /// <summary>
    /// A file fetched over http or https, or copied from a <c>file://</c> address (Chef's <c>remote_file</c>). A plan fetches nothing:
    /// with <see cref="ContentResource.Checksum"/>, which a file that has it need not be fetched for, it is certain all the same.
    /// </summary>
    /// <example><code>
    /// RemoteFile("/opt/exporter.tar.gz", new()
    /// {
    ///     Source = ["https://mirror.example/exporter-1.8.2.tar.gz", "https://spare.example/exporter-1.8.2.tar.gz"],
    ///     Checksum = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437",
    /// });
    /// </code></example>
    public sealed record RemoteFileResource : ContentResource
    {
        /// <summary>The address; of several, which are mirrors, the first that answers. Required.</summary>
        public Many<string>? Source { get; init; }

        /// <summary>Headers to send.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        /// <summary>Whether the server is asked to send the document only if it changed. Default true.</summary>
        public bool UseConditionalGet { get; init; } = true;

        /// <summary>Whether it is asked by the entity tag. Default true.</summary>
        public bool UseEtag { get; init; } = true;

        /// <summary>Whether it is asked by the time of the last change. Default true.</summary>
        public bool UseLastModified { get; init; } = true;

        /// <summary>Whether the server must prove who it is over https: <c>VerifyPeer</c> (the default) or <c>VerifyNone</c>, which anybody on the way can use.</summary>
        public SslVerifyMode SslVerifyMode { get; init; }

        /// <summary>Whether the run tells how much of the document has come. Default false.</summary>
        public bool ShowProgress { get; init; }

        /// <summary>The addresses.</summary>
        internal IEnumerable<Uri> Sources => (Source ?? []).Select(s => new Uri(s));

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            foreach (string problem in base.Validate(context)) yield return problem;
            if (Source is not { Count: > 0 }) yield return "where does it come from? Say Source = \"https://...\".";
            foreach (string source in Source ?? [])
                if (!source.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https" or "file"))
                    yield return $"the source '{source}' is not an address that begins with http://, https:// or file://.";
        }

        internal override WantedContent? Wanted(ResourceContext context) => new RemoteDocument(this, context).Wanted();
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a file that is fetched. Actions: create (default), create_if_missing, delete, touch.</summary>
        public static ResourceSlot RemoteFile(string path, RemoteFileResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
