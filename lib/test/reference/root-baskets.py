"""Decodes baskets of the sample ROOT files by hand, without ROOT, uproot or jsroot.

Walks the keys of a file (TFile layout: https://root.cern/doc/master/classTFile.html), unpacks the
TBaskets of a branch and reads its big-endian numbers. Usage: python3 root-baskets.py ../shared/data
"""

import json
import lzma
import math
import struct
import sys
import zlib
from pathlib import Path

FORMATS = {
    "bool": ">?", "float": ">f", "int": ">i", "Long64_t": ">q",
    "unsigned char": ">B", "unsigned int": ">I", "unsigned short": ">H",
}


METHODS = {b"ZL": zlib.decompress, b"XZ": lzma.decompress}


def text(data, at):
    length = data[at]
    return data[at + 1 : at + 1 + length].decode(), at + 1 + length


def unpack(block):
    """Blocks of 2 letters, a method byte, 3 bytes packed and 3 bytes unpacked length."""
    out = b""
    while block:
        packed = int.from_bytes(block[3:6], "little")
        out += METHODS[block[:2]](block[9 : 9 + packed])
        block = block[9 + packed :]
    return out


def baskets(path, tree, branch):
    """(events in the basket, its content without the entry offsets), in file order."""
    data = path.read_bytes()
    at = struct.unpack(">i", data[8:12])[0]
    while at < len(data):
        size = struct.unpack(">i", data[at : at + 4])[0]
        if size <= 0:  # a gap that was freed
            at -= size
            continue
        version, unpacked, _, key_length = struct.unpack(">hiih", data[at + 4 : at + 16])
        place = at + 18 + (16 if version > 1000 else 8)
        kind, place = text(data, place)
        name, place = text(data, place)
        title, place = text(data, place)
        if (kind, name, title) == ("TBasket", branch, tree):
            _, _, _, events, last = struct.unpack(">hiiii", data[place : place + 18])
            body = data[at + key_length : at + size]
            content = body if len(body) == unpacked else unpack(body)
            assert len(content) == unpacked
            yield events, content[: last - key_length]
        at += size


def vectors(content, events, fmt):
    """std::vector<T>: per event a byte count and version (6 bytes), n (4 bytes), n numbers."""
    at = 0
    for _ in range(events):
        (n,) = struct.unpack(">i", content[at + 6 : at + 10])
        at += 10
        for _ in range(n):
            yield struct.unpack(fmt, content[at : at + struct.calcsize(fmt)])[0]
            at += struct.calcsize(fmt)


def summary(path, tree, branch, kind):
    vector = kind.startswith("vector<")
    fmt = FORMATS[kind[7:-1] if vector else kind]
    events, values = 0, []
    for n, content in baskets(path, tree, branch):
        events += n
        values += vectors(content, n, fmt) if vector else (v for (v,) in struct.iter_unpack(fmt, content))
    assert values, (path, branch)
    return {
        "file": f"{path.parent.name}/{path.name}", "tree": tree, "column": branch, "events": events,
        "values": len(values), "sum": math.fsum(values), "sumOfSquares": math.fsum(v * v for v in values),
        "first": values[0], "last": values[-1],
    }


def main():
    data = Path(sys.argv[1])
    wz, nano = data / "cms-hep-tutorial/wz.root", data / "cms-nanoaod/NanoAODv5_sample.root"
    physlite, delphes = data / "physlite/PHYSLITE_example.root", data / "delphes/delphes_10evt.root"
    wanted = [(wz, "events", name, "float") for name in ("MET_px", "Jet_Px", "Muon_Py", "EventWeight")]
    wanted += [(wz, "events", name, "int") for name in ("NJet", "Muon_Charge")]
    wanted += [(wz, "events", name, "bool") for name in ("triggerIsoMu24", "Jet_ID")]
    wanted += [(nano, "Events", "event", "Long64_t"), (nano, "Events", "nJet", "unsigned int")]
    wanted += [(nano, "Events", "Jet_pt", "float"), (nano, "Events", "Electron_lostHits", "unsigned char")]
    electrons = "AnalysisElectronsAuxDyn."
    wanted += [(physlite, "CollectionTree", electrons + "pt", "vector<float>")]
    wanted += [(physlite, "CollectionTree", electrons + "author", "vector<unsigned short>")]
    wanted += [(delphes, "Delphes", "Jet.PT", "float"), (delphes, "Delphes", "Jet_size", "int")]
    rows = [summary(*item) for item in wanted]
    body = ",\n".join(json.dumps(row) for row in rows)
    Path(__file__).with_suffix(".json").write_text(f"[\n{body}\n]\n")


main()
