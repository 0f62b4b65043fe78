namespace RecipeRunner.DataBags;

/// <summary>Why a value cannot be decrypted, as the end of a sentence that begins with its name. It quotes nothing of the value.</summary>
internal sealed class EncryptedValueException(string message, bool isSecretInDoubt = false) : Exception(message)
{
    /// <summary>Whether another secret may open it.</summary>
    public bool IsSecretInDoubt { get; } = isSecretInDoubt;

    public static EncryptedValueException WrongSecret() => new("cannot be decrypted", isSecretInDoubt: true);
}
