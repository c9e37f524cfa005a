Console.WriteLine("lims");
