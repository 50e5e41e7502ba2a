using System.Text;
using HyperVaeDsl.Cli;

// Plain UTF-8 without a byte order mark, whatever the terminal's code page: the output is read by programs, too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using StreamReader input = new(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
return HvaeTool.Run(args, Console.Out, Console.Error, input, Terminal.OfStandardOutput());
