using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// A part of a model of the user's own: parameters that a methodology knows as one component, which it may freeze, load, balance and
/// train at a rate of its own. A part belongs to one model and one run.
/// </summary>
public abstract class ModelPart
{
    private readonly List<Parameter> parameters = [];
    private bool isTaken;

    /// <summary>What was declared, in order.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Declares a parameter; for constructors. A bias follows the weight whose bound its random values share.</summary>
    /// <param name="name">Its name in the part; one that ends with ".weight" is a weight, with ".bias" a bias.</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="initial">The value of every element at first; null for values uniform in [-1/sqrt(k), 1/sqrt(k)) for k columns of the weight.</param>
    /// <exception cref="ArgumentException">The part has a parameter of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Rows or columns are not positive.</exception>
    protected Parameter Declare(string name, int rows, int columns, double? initial = null) => Declare(new Parameter(name, rows, columns, initial));

    /// <summary>Declares a parameter whose values the part has already, such as one of a model of another library.</summary>
    /// <param name="name">Its name in the part.</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="values">The values at first, row by row. They do not depend on the seed of the run.</param>
    /// <param name="isVector">Whether checkpoints hold it as a vector of its columns; it has one row then.</param>
    /// <exception cref="ArgumentException">The part has a parameter of that name, or the values do not fill it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Rows or columns are not positive.</exception>
    protected Parameter Declare(string name, int rows, int columns, float[] values, bool isVector)
    {
        ShapeRules.RequireValues(values.Length, rows, columns);
        return Declare(new Parameter(name, rows, columns, null) { InitialValues = values, IsVector = isVector });
    }

    /// <summary>Called when an engine has allocated the parameters: <see cref="Parameter.Value"/> is there from now on.</summary>
    protected virtual void Bound()
    {
    }

    /// <summary>Allocates the parameters of all parts of a model on an engine.</summary>
    /// <exception cref="ArgumentException">A part has no parameter, stands for two components, or is part of another run.</exception>
    internal static ParameterSet Allocate(TensorEngine engine, IReadOnlyList<KeyValuePair<string, ModelPart>> parts)
    {
        foreach ((string component, ModelPart part) in parts)
        {
            if (part.parameters.Count == 0)
                throw new ArgumentException($"The component {component} has no parameters, so there is nothing in it to train.", nameof(parts));
            if (part.isTaken)
                throw new ArgumentException($"The component {component} is used twice: a model serves one run, and each of its parts is one component.", nameof(parts));
            part.isTaken = true;
        }

        ParameterSet set = engine.CreateParameters([.. parts.SelectMany(part => part.Value.parameters.Select(parameter =>
            ShapeOf(part.Key, parameter)))]);
        foreach ((string component, ModelPart part) in parts)
        {
            foreach (Parameter parameter in part.parameters)
                parameter.Bind(set[NameOf(component, parameter)]);
            part.Bound();
        }

        return set;
    }

    private Parameter Declare(Parameter parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(parameter.Name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameter.Rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameter.Columns);
        if (parameters.Exists(other => other.Name == parameter.Name))
            throw new ArgumentException($"The part has a parameter {parameter.Name} already.", nameof(parameter));
        parameters.Add(parameter);
        return parameter;
    }

    private static ParameterShape ShapeOf(string component, Parameter parameter)
    {
        ParameterShape shape = new(NameOf(component, parameter), parameter.Rows, parameter.Columns, component) { Initial = parameter.Initial, InitialValues = parameter.InitialValues };
        return parameter.IsVector is { } isVector ? shape with { IsVector = isVector } : shape;
    }

    private static string NameOf(string component, Parameter parameter) => $"{component}.{parameter.Name}";
}
