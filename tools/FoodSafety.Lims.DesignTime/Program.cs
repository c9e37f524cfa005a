Console.Error.WriteLine("This program only lends its name to `dotnet ef`; run tools/migrations instead.");
return 2;
