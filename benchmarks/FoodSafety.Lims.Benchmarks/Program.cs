using System.CommandLine;
using FoodSafety.Lims.Benchmarks;
using FoodSafety.Lims.Benchmarks.Ingest;

var root = new RootCommand("Benchmarks of FoodSafety.Lims") { IngestCommand.Create(), EfBaseline.CreateCommand(), MicroCommand.Create(), GenerateCommand.Create() };
return root.Parse(args).Invoke();
