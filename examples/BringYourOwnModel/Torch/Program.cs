using BringYourOwnModel;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Training;

// dotnet run -c Release --project examples/BringYourOwnModel -p:TorchSharp=cpu -- [EPOCHS [DEVICE]]
string device = args is [_, var named] ? named : "cpu";
using var engine = new TorchEngine(device);
var options = new TrainingOptions { Epochs = args is [var epochs, ..] ? int.Parse(epochs) : null };
TrainingResult result = new Trainer(engine, new Rings(new TorchRingVae(new RingPoints(900), engine, device)), options, new Progress(), TimeProvider.System).Run();
Rings.Metrics reached = Rings.MetricsOf(result)!.Value;
Console.WriteLine($"{result.Outcome} after {result.Epochs} epochs on {engine.Description}: error {reached.Error:F3}, purity {reached.Purity:P1}.");

internal sealed class Progress : TrainingObserver
{
    public override void EpochDone(EpochReport epoch) => Console.WriteLine($"{Rings.PhaseOf(epoch),-4}  beta {Rings.SignalsOf(epoch).Beta:F4}  kl {Rings.ValueOf(Rings.Loss.Kl, epoch):F2}  separation {Rings.ValueOf(Rings.Loss.Separation, epoch):F3}  purity {Rings.MetricsOf(epoch)?.Purity:P1}");
}
