const whereIsRho = "b";
