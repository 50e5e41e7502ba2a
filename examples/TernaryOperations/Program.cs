using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using TernaryOperations;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ParseResult arguments = TrainCommand.Create().Parse(args);
foreach (ParseError error in arguments.Errors)
    Console.Error.WriteLine(error.Message);
if (arguments.Errors.Count == 0)
    return arguments.Invoke();
Console.Error.WriteLine("Run with '-- --help' for the options.");
return ExitCodes.Usage;
