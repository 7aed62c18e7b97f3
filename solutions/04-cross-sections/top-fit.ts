const topFit = fitModel(compile(final.workspace()));
