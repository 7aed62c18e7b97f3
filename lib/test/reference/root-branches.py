"""What uproot reads from every branch of the sample ROOT files, as four hexadecimal digits for each.

Needs uproot 5 and numpy. Usage: python3 root-branches.py ../shared/data
Writes root-branches.json: for each tree the names of its branches (with the branches around them, one a
line, packed by zlib, in base64) and, in the same order, the first four digits of the SHA-1 of

- the numbers as little-endian doubles (64-bit integers as such, NaN as the usual one), or the words joined by zeros,
- then, for each level of lists from the outermost, the lengths as doubles.

Left out are objects, branches that uproot cannot read, and the flags of TObjects, of which uproot takes
the two bytes behind those of referenced objects for flags of the next.
"""

import base64
import hashlib
import json
import pathlib
import sys
import zlib

import numpy as np
import uproot

SEQUENCES = (list, tuple, np.ndarray, uproot.containers.STLVector)


class Unsuitable(Exception):
    pass


def flattened(values):
    """The values without lists around them, and the lengths of the lists level by level."""
    lengths = []
    while True:
        if isinstance(values, np.ndarray) and values.dtype != object:
            if values.ndim == 1:
                return values, lengths
            lengths.append([values.shape[1]] * values.shape[0])
            values = values.reshape((-1,) + values.shape[2:])
            continue
        values = list(values)
        if not values or not all(isinstance(v, SEQUENCES) for v in values):
            return values, lengths
        lengths.append([len(v) for v in values])
        if all(isinstance(v, np.ndarray) and v.dtype != object for v in values):
            values = np.concatenate(values)
        else:
            values = [item for v in values for item in v]


def as_bytes(values):
    if isinstance(values, list):
        if not all(isinstance(v, str) for v in values):
            raise Unsuitable
        return "\0".join(values).encode()
    if values.dtype.names:
        raise Unsuitable
    if values.dtype.kind in "iu" and values.dtype.itemsize == 8:
        return values.astype(values.dtype.newbyteorder("<")).tobytes()
    numbers = values.astype("<f8")
    numbers[np.isnan(numbers)] = np.nan
    return numbers.tobytes()


def digest(array):
    values, lengths = flattened(array)
    sha = hashlib.sha1(as_bytes(values))
    for level in lengths:
        sha.update(np.array(level, dtype="<f8").tobytes())
    return sha.hexdigest()[:4]


def branches(tree):
    for name, branch in tree.iteritems(recursive=True):
        if branch.branches or name.endswith("fBits"):
            continue
        try:
            yield name, digest(branch.array(library="np"))
        except (Unsuitable, ValueError, NotImplementedError, uproot.DeserializationError):
            pass
        except uproot.interpretation.identify.UnknownInterpretation:
            pass


folder = pathlib.Path(sys.argv[1])
out = []
for path in sorted(folder.glob("*/*.root")):
    with uproot.open(path) as file:
        newest = {key.split(";")[0]: key for key in reversed(file.keys())}
        for name, key in sorted(newest.items()):
            if file.classname_of(key) != "TTree":
                continue
            found = dict(branches(file[key]))
            names = zlib.compress("\n".join(found).encode(), 9)
            out.append({
                "file": str(path.relative_to(folder)),
                "tree": name,
                "branches": len(found),
                "names": base64.b64encode(names).decode(),
                "digests": "".join(found.values()),
            })
            print(path.name, name, len(found))
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=2) + "\n")
