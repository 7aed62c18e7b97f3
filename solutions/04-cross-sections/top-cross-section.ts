const tops = tagCounting({
  ...{ one: seen.one, two: seen.two, backgroundOne: notTop.one, backgroundTwo: notTop.two },
  ...{ correlation: cb, acceptance: epsilon, luminosity: 3200 },
});
