using System.CommandLine;
using FoodSafety.Lims.Benchmarks;
using FoodSafety.Lims.Benchmarks.DailyLogs;
using FoodSafety.Lims.Benchmarks.Forecasts;
using FoodSafety.Lims.Benchmarks.Ingest;
using FoodSafety.Lims.Benchmarks.Judge;
using FoodSafety.Lims.Benchmarks.Questions;
using FoodSafety.Lims.Benchmarks.Registrations;
using FoodSafety.Lims.Benchmarks.Xlsx;
using FoodSafety.Lims.Benchmarks.Years;

var root = new RootCommand("Benchmarks of FoodSafety.Lims") { IngestCommand.Create(), EfBaseline.CreateCommand(), MicroCommand.Create(), GenerateCommand.Create(), JudgeCommand.Create(), YearsCommand.Create(), DailyLogsCommand.Create(), RegistrationsCommand.Create(), QuestionsCommand.Create(), XlsxCommand.Create(), XlsxCommand.CreateReader(), ForecastsCommand.Create() };
return root.Parse(args).Invoke();
