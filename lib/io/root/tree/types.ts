import type { NumberKind } from "./shape.ts";

/** ROOT's numbers for basic types, as in TVirtualStreamerInfo::EReadWrite; Float16_t and Double32_t stand apart. */
export const basicCodes: Readonly<Record<number, NumberKind>> = {
  1: "i1",
  2: "i2",
  3: "i4",
  4: "i8",
  5: "f4",
  6: "i4",
  8: "f8",
  10: "i1",
  11: "u1",
  12: "u2",
  13: "u4",
  14: "u8",
  16: "i8",
  17: "u8",
  18: "bool",
};

/** What of basic types C++ calls how. */
export const basicNames: Readonly<Record<string, NumberKind>> = {
  ...{ bool: "bool", Bool_t: "bool" },
  ...{ char: "i1", Char_t: "i1", "signed char": "i1", int8_t: "i1", Text_t: "i1" },
  ...{ "unsigned char": "u1", UChar_t: "u1", uint8_t: "u1", Byte_t: "u1" },
  ...{ short: "i2", Short_t: "i2", "short int": "i2", int16_t: "i2", Version_t: "i2" },
  ...{ "unsigned short": "u2", UShort_t: "u2", uint16_t: "u2" },
  ...{ int: "i4", Int_t: "i4", int32_t: "i4", Ssiz_t: "i4" },
  ...{ "unsigned int": "u4", unsigned: "u4", UInt_t: "u4", uint32_t: "u4" },
  ...{ long: "i8", "long long": "i8", "long int": "i8", Long_t: "i8", Long64_t: "i8" },
  ...{ int64_t: "i8", ptrdiff_t: "i8" },
  ...{ "unsigned long": "u8", "unsigned long long": "u8", ULong_t: "u8", ULong64_t: "u8" },
  ...{ uint64_t: "u8", size_t: "u8" },
  ...{ float: "f4", Float_t: "f4", Size_t: "f4", Real_t: "f4" },
  ...{ double: "f8", Double_t: "f8", Axis_t: "f8", Stat_t: "f8" },
};

const words: Readonly<Record<NumberKind, string>> = {
  bool: "bool",
  i1: "char",
  u1: "unsigned char",
  i2: "short",
  u2: "unsigned short",
  i4: "int",
  u4: "unsigned int",
  i8: "Long64_t",
  u8: "ULong64_t",
  f4: "float",
  f8: "double",
};

/** What C++ calls numbers of that kind. */
export function typeWords(kind: NumberKind): string {
  return words[kind];
}

/** A template with its arguments: "vector<pair<int,float> >" → vector of one argument. */
export interface Template {
  readonly name: string;
  readonly arguments: readonly string[];
}

/** Takes a C++ type apart; a type that is no template has no arguments. */
export function parseTemplate(type: string): Template {
  const bare = type.replaceAll("std::", "").trim();
  const open = bare.indexOf("<");
  if (open < 0 || !bare.endsWith(">")) return { name: bare, arguments: [] };
  const parts: string[] = [];
  let [depth, start] = [0, open + 1];
  for (let i = open + 1; i < bare.length; i++) {
    const letter = bare[i];
    if ((letter === "," && depth === 0) || i === bare.length - 1) {
      parts.push(bare.slice(start, i).trim());
      start = i + 1;
    } else if (letter === "<") depth++;
    else if (letter === ">") depth--;
  }
  return { name: bare.slice(0, open), arguments: parts };
}
