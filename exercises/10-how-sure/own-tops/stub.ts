const ownTops = {
  mu_t: { value: undefined, error: undefined },
  mu_tbar: { value: undefined, error: undefined },
  ratio: { value: undefined, error: undefined },
}; // ✏️ from your own data
