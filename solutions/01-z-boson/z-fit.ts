const zFit = fitPeak(zPeak, { ...model, tail: "radiative" });
