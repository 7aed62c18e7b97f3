"""Blocks as ROOT compresses them, made with the reference libraries of each format.

Needs python3-lz4, python3-zstandard and python3-xxhash of Debian. Writes root-blocks.json:
for each algorithm the bytes of a whole compressed object (nine-byte header and block) in base64, and what
they unpack to: so many 32-bit integers, big-endian, i * i % 251.
"""

import base64
import json
import lzma
import pathlib
import struct
import zlib

import lz4.block
import xxhash
import zstandard

N = 1500
plain = b"".join(struct.pack(">i", i * i % 251) for i in range(N))


def block(kind: bytes, packed: bytes) -> str:
    lengths = len(packed).to_bytes(3, "little") + len(plain).to_bytes(3, "little")
    return base64.b64encode(kind + lengths + packed).decode()


lz4_block = lz4.block.compress(plain, store_size=False)
blocks = {
    "zlib": block(b"ZL\x08", zlib.compress(plain, 6)),
    "LZ4": block(b"L4\x01", xxhash.xxh64(lz4_block).digest() + lz4_block),
    "ZSTD": block(b"ZS\x01", zstandard.ZstdCompressor(level=5).compress(plain)),
    "LZMA": block(b"XZ\x00", lzma.compress(plain, check=lzma.CHECK_CRC32, preset=4)),
}
out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"integers": N, "blocks": blocks}, indent=2) + "\n")
