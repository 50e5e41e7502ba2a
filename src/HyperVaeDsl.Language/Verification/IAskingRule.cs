namespace HyperVaeDsl.Language.Verification;

/// <summary>An open rule that asks itself of all values of the params what it compares with quantities, so that they are no numbers that it reads.</summary>
internal interface IAskingRule : IOpenRule
{
}
