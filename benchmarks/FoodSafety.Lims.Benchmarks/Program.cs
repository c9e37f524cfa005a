using System.CommandLine;
using FoodSafety.Lims.Benchmarks;
using FoodSafety.Lims.Benchmarks.Ingest;
using FoodSafety.Lims.Benchmarks.Xlsx;

var root = new RootCommand("Benchmarks of FoodSafety.Lims") { IngestCommand.Create(), EfBaseline.CreateCommand(), MicroCommand.Create(), GenerateCommand.Create(), XlsxCommand.Create(), XlsxCommand.CreateReader() };
return root.Parse(args).Invoke();
