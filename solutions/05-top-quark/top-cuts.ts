function isTopLike(event): boolean | undefined {
  return event.n_jets >= 4 && event.met > 30 && event.ht > 200;
}
