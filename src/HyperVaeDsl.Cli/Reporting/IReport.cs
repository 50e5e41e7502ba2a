namespace HyperVaeDsl.Cli.Reporting;

/// <summary>A form in which findings are written.</summary>
internal interface IReport
{
    /// <summary>Adds what was found in a file.</summary>
    void Add(CheckedFile file);

    /// <summary>Ends the report.</summary>
    void Finish();
}
