namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// The networks of the learned projection: f of z to the direction z + f(z), with layer normalisation and SiLU, whose last layer
/// starts at 0 so that the direction starts as that of z; g of z to the radius, of half the width, with SiLU, whose last bias starts
/// at 0 so that radii start near half the largest.
/// </summary>
/// <param name="Layers">Hidden layers of f and of g.</param>
/// <param name="Width">Width of f's hidden layers; g has half of it.</param>
public sealed record ProjectionSettings(int Layers, int Width);
