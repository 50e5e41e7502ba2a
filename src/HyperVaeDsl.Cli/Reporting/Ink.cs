namespace HyperVaeDsl.Cli.Reporting;

/// <summary>What a piece of a report is; a terminal may show each in a colour of its own.</summary>
internal enum Ink
{
    Plain,
    Strong,
    Error,
    Warning,
    Info,
    Related,
    Frame,
    Note,
    Fix,
}
